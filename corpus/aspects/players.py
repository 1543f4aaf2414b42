"""People who are judged by name: "Bridges is superb here", "the ever reliable Ada Reed"; which is of the acting."""

import re
from collections.abc import Collection, Sequence

from corpus.aspects.clauses import Sentence
from corpus.aspects.terms import Entry, Found
from corpus.text.function_words import PREPOSITIONS

#: What a name is, where a person is judged: weaker than anything that the same clause names.
PLAYER = Entry(("«name»",), "acting", 0.0, weak=True)
#: Between a name and what is said of it: a sentence without one judges nobody by name.
LINKS = frozenset(("is", "was", "are", "were", "seems", "seemed", "looks", "looked"))
#: "Is a brave doctor" says what somebody is, not how well that is played.
_ENDS = LINKS | {"a", "an", "one"}
#: Before a name that is not what is judged: "any film with Reed is worth it"; "Reed as Mary is superb" is of Reed.
_NO_SUBJECT = (PREPOSITIONS | {"the"}) - {"as"}
#: So many words at most between these and the judgement: "is as ever rather", "was not really".
_ADVERBS = 3
#: Nor does one without any of these, which are found in no time.
_MAY_JUDGE = re.compile(r"\b[Ss]?[Hh]e (?:is|was)|[A-Z][\w’'-]+ (?:is|was|are|were|seem|look)")


def may_judge_players(text: str) -> bool:
    """Return whether a sentence may judge somebody by name; most do not, and need not be read."""
    return _MAY_JUDGE.search(text) is not None


def find_players(
    text: str, sentence: Sentence, judged: Sequence[tuple[int, int, float]], known: Collection[str]
) -> list[Found]:
    """Return the names of a sentence that are judged.

    Parameters
    ----------
    text : str
        The sentence.
    sentence : Sentence
        The same.
    judged : sequence of (int, int, float)
        Its judgements: the first word of each, the one behind its last, and how it judges.
    known : collection of str
        Words that are no names, though they have a capital.
    """
    words = sentence.words
    found: list[Found] = []
    places: list[tuple[int, int]] = []

    def is_name(at: int) -> bool:
        nonlocal places
        if not 0 <= at < len(words) or words[at] in known or words[at].endswith("'s"):
            return False
        places = places or sentence.find_places()
        start, end = places[at]
        # In capitals throughout, words are loud, or in a title.
        return text[start].isupper() and not text[start:end].isupper()

    for first, *_ in judged:
        link = first - 1
        while first - link <= _ADVERBS and words[link] not in _ENDS and link > 0:
            link -= 1
        at = link - 1
        if words[link] not in LINKS or at < 0 or words[first] in _ENDS:
            continue
        if words[at] in ("he", "she"):
            found.append(Found(at, at + 1, PLAYER))
        elif is_name(at) and (at or is_name(1)):
            begin = end = at
            while is_name(begin - 1):
                begin -= 1
            while is_name(end + 1):
                end += 1
            if begin == 0 or words[begin - 1] not in _NO_SUBJECT:
                found.append(Found(begin, end + 1, PLAYER))
    return found

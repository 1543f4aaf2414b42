"""What sentences say of a film's acting, story, camera …, and how warmly: clause by clause.

A clause says something of an aspect where it names it and judges: "the acting is superb but the script is lazy" says
two things. What only retells the plot, or names an actor in a role, is no statement: `checking` tells it by the words
of the sentence.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

import pandas as pd

from corpus.aspects.checking import TONE, Check, load_shipped_check
from corpus.aspects.clauses import Clause, Sentence
from corpus.aspects.players import LINKS, PLAYER, find_players, may_judge_players
from corpus.aspects.proposing import NEAR_WHOLE, Judged, Proposal, divide, propose
from corpus.aspects.terms import ANY, NONE, OVERALL, Entry, Found, Terms, load_shipped_terms
from corpus.aspects.turning import turn
from corpus.polarity.textblob import Lexicon, load_textblob_lexicon
from corpus.schema import STATEMENTS
from corpus.text.function_words import FUNCTION_WORDS

#: A polarity nearer to 0 than this judges nothing: "exact", "outer".
_FAINT = 0.15
#: The polarity of what no known word judges: as much as the faintest that does, with the sign of the sentence's tone.
_UNJUDGED = _FAINT

#: The table's, with the position of a review in the place of its id.
_COLUMNS = {"review": "int64", **{name: dtype for name, dtype in STATEMENTS.items() if name != "review_id"}}


def find_statements(
    texts: Sequence[str],
    spans: pd.DataFrame,
    *,
    terms: Terms | None = None,
    lexicon: Lexicon | None = None,
    check: Check | None = None,
) -> pd.DataFrame:
    """Find what the sentences of reviews say of each aspect of the film.

    Parameters
    ----------
    texts : sequence of str
        Without titles (`text.untitled.replace_titles`).
    spans : DataFrame
        Their sentences, by review: `review` (position in `texts`), `sentence`, `start` and `end`.
    terms : Terms, optional
        Those that come with Refrain by default.
    lexicon : Lexicon, optional
        By which words judge, raised by a modifier before them ("very good"); TextBlob's own by default. What turns a
        judgement is `turning`'s: it reaches further than TextBlob's negation.
    check : Check, optional
        Where the terms that come with Refrain really say something; the one that was learned for them by default.
        Other terms, a house's own, do so wherever they are judged.

    Returns
    -------
    DataFrame
        One row a clause and an aspect that it judges, in the order of the texts: `review`, `sentence`, `aspect`;
        `start` and `end`, the offsets in the text of the words from what is named to what judges it; `polarity`, the
        mean of these judgements, or the nearest of those that cancel out, −1..1 and not 0; `evidence`, how many they
        are: 0 where no known word judges and the tone of the whole sentence gives a faint polarity.
    """
    reader = _Reader(terms or load_shipped_terms(), lexicon or load_textblob_lexicon(), check or load_shipped_check())
    rows = []
    places = zip(*(spans[name].tolist() for name in ("review", "sentence", "start", "end")), strict=True)
    for review, sentence, start, end in places:
        text = texts[review][start:end]
        rows += [(review, sentence, *found) for found in reader.read(text, start)]
    return pd.DataFrame(rows, columns=list(_COLUMNS)).astype(_COLUMNS)


class _Reader:
    """Reads sentences with one table of terms, one lexicon and one check."""

    def __init__(self, terms: Terms, lexicon: Lexicon, check: Check) -> None:
        self._terms, self._lexicon, self._check = terms, lexicon, check
        self._shipped = load_shipped_terms().entries
        #: What each term that was met weighs; nothing where a rule decides.
        self._weights: dict[Entry, float | None] = {}
        scored = {word for word, entry in lexicon.words.items() if abs(entry.polarity) >= _FAINT}
        self._scored = scored - terms.silent
        self._judging = terms.judging | self._scored
        self._known = FUNCTION_WORDS | terms.single.keys() | lexicon.words.keys()

    def read(self, text: str, offset: int) -> Iterator[tuple[str, int, int, float, int]]:
        """Yield aspect, start, end, polarity and evidence of each statement of a sentence."""
        sentence = Sentence(text)
        words = sentence.words
        judges = not self._judging.isdisjoint(words)
        may_be_players = judges and not LINKS.isdisjoint(words)
        if not may_be_players and self._terms.naming.isdisjoint(words):
            return
        found = self._terms.find(words)
        named = [each for each in found if each.entry.aspect not in (ANY, NONE) and self._may_be_judged(words, each)]
        if not named and not may_be_players:
            return
        known = self._check.know(words)
        # What may say something, by its first word; the rest is named too, and others may give way to it.
        hopeful: dict[int, float | None] = {}
        for first, _, entry in named:
            weight = self._weigh(entry, known)
            if weight is None or self._check.may_pass(weight):
                hopeful[first] = weight
        of_player = self._weigh(PLAYER, known) if may_be_players else None
        may_be_players = of_player is not None and self._check.may_pass(of_player) and may_judge_players(text)
        if not may_be_players and not hopeful:
            return
        clauses = list(sentence.cut_clauses())
        judged = self._judge(words, clauses, found) if judges else []
        if may_be_players and (players := find_players(text, sentence, judged, self._known)):
            hopeful.update((each.first, of_player) for each in players)
            named = sorted([*named, *players])
        parts = divide(words, clauses, named, judged)
        places: list[tuple[int, int]] = []
        for number, part in enumerate(parts):
            by_aspect: dict[str, list[tuple[Found, list[Judged]]]] = {}
            for each in part.named:
                if each.first not in hopeful:
                    continue
                proposal = propose(words, parts, number, each)
                if proposal and self._passes(each.entry, proposal, hopeful[each.first]):
                    by_aspect.setdefault(each.entry.aspect, []).append((each, proposal.judged))
            for aspect, said_of in by_aspect.items():
                judgements = [judgement for _, said in said_of for judgement in said]
                first = min([each.first for each, _ in said_of] + [each.first for each in judgements])
                last = max([each.last for each, _ in said_of] + [each.last for each in judgements])
                if len(places) < last:
                    places = sentence.find_places(last)
                start, end = places[first][0], places[last - 1][1]
                polarity = _average(judgements, said_of[0][0].first) or self._hear(known)
                yield aspect, offset + start, offset + end, polarity, len(judgements)

    def _hear(self, known: list[str]) -> float:
        """Return the faint polarity of a sentence of such words."""
        return _UNJUDGED if self._check.weigh_words(known, TONE) > 0 else -_UNJUDGED

    def _weigh(self, entry: Entry, known: list[str]) -> float | None:
        """Return what a term and the words of its sentence weigh together; nothing where a rule decides.

        A rule decides of the film as a whole, and of terms that a house added or changed.
        """
        if entry.aspect == OVERALL:
            return None
        if entry not in self._weights:
            is_checked = entry in self._shipped or entry == PLAYER
            self._weights[entry] = self._check.weigh_term(entry) if is_checked else None
        of_term = self._weights[entry]
        return None if of_term is None else of_term + self._check.weigh_words(known, entry.aspect)

    def _passes(self, entry: Entry, proposal: Proposal, weight: float | None) -> bool:
        """Return whether something is said of what is named: by the check, or by rule where that has no weight."""
        return proposal.holds(entry) if weight is None else self._check.passes(weight, proposal.how)

    def _may_be_judged(self, words: list[str], found: Found) -> bool:
        """Return whether something named may be judged: of the film as a whole, which most sentences name, few are."""
        first, last, entry = found
        if entry.aspect != OVERALL or entry.polarity:
            return True
        return not self._judging.isdisjoint(words[max(0, first - NEAR_WHOLE) : last + NEAR_WHOLE])

    def _judge(self, words: list[str], clauses: Sequence[Clause], found: Sequence[Found]) -> list[Judged]:
        """Return how a sentence judges: by the terms with a polarity of their own, and by the lexicon."""
        judged: list[Judged] = []
        covered: set[int] = set()
        begins = [clause.first for clause in clauses]

        def begin(at: int) -> int:
            return begins[bisect_right(begins, at) - 1]

        for first, last, entry in found:
            # "Special effects" are not praised by their name.
            covered.update(range(first, last))
            if entry.polarity:
                judged.append(Judged(first, last, turn(words[begin(first) : first], entry.polarity)))
        entries = self._lexicon.words
        for at, word in [place for place in enumerate(words) if place[1] in self._scored]:
            if at in covered:
                continue
            polarity = entries[word].polarity
            before = entries.get(words[at - 1]) if at else None
            if before is not None and before.modifies:
                # "Very good": as TextBlob has it.
                polarity = max(-1.0, min(polarity * before.intensity, 1.0))
            judged.append(Judged(at, at + 1, turn(words[begin(at) : at], polarity)))
        return sorted(judged)


def _average(judgements: Sequence[Judged], at: int) -> float:
    """Return the mean polarity of judgements; of those that cancel out, that of the nearest to a word; 0 of none."""
    if not judgements:
        return 0.0
    # "So thin that it is remarkable": the nearest says it.
    mean = sum(judgement.polarity for judgement in judgements) / len(judgements)
    return mean or min(judgements, key=lambda each: abs(each.first - at)).polarity

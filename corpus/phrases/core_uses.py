"""How the words of cores are used: "love" in "one love" is a noun, and "loved" in "one loved" a verb."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from corpus.phrases.annotated_text import AnnotatedText
from corpus.phrases.inflections import Cores, hash_lemmas, mix_hashes
from corpus.phrases.mining import slice_groups
from corpus.phrases.neighbour_pairs import count_pairs
from corpus.phrases.occurrences import Occurrences
from corpus.text.arrays import count_before
from corpus.text.tokens import Tokens
from corpus.text.uses import BARE, NOUN, USES, VERB
from corpus.text.verb_forms import VerbForm

#: Phrases of so many content words leave open how these are used. Longer ones say it: "hit the nail on the head".
_AMBIGUOUS = 2
#: A verb in -ing is firmly joined to the noun before it that is there in this share of its uses: "roller skating".
_FIRM = 0.1


def vote_uses(
    tokens: Tokens, text: AnnotatedText, occurrences: Occurrences, cores: Cores, chosen: NDArray[np.integer]
) -> Cores:
    """Return cores with the use of their words: the one that each has in most places.

    Places count together of all phrases that are one up to inflection and have the same form of the word, so that
    "clip show" and "clip shows" are used alike, and "clip shown" as it is itself. But a base that is a noun by itself
    is one: "camera shake" is not "camera shakes"; and behind a function word a form in -s is what it is there: "this
    change" is not "this changes". A bare participle acts if the core says on what or how, "tugging at the
    heartstrings", or if it is firmly joined to the word before it, "credits rolling"; not "just filming" or "a film
    wearing". "Drew" is a name; "movie" is no verb, though "film" is one.

    Parameters
    ----------
    tokens, text, occurrences
        The corpus, and where its phrases occur.
    cores : Cores
        Those of all phrases.
    chosen : array
        Rows of the phrases that are looked at, if they have a content word, and not more than two.
    """
    chosen = chosen[(cores.content[chosen] > 0) & (cores.content[chosen] <= _AMBIGUOUS)]
    start, end = cores.start[chosen], cores.end[chosen]
    possessive = np.array([word.endswith("'s") for word in tokens.vocabulary], bool)
    inflected = np.zeros(len(text.lemmas), bool)
    inflected[text.lemma[text.forms[text.word] > VerbForm.NONE]] = True
    key = hash_lemmas(tokens, text, start, end)
    content = text.content[:]
    holds = np.append(np.flatnonzero(content), len(content) - 1).astype(np.int32)
    before_token = count_before(content)
    use = np.zeros(len(cores.use), np.int64)
    for which in range(_AMBIGUOUS):
        at = holds[np.minimum(before_token[start] + which, len(holds) - 1)]
        inside = at < end
        at = np.where(inside, at, start)
        form = text.forms[text.word[at]]
        # "they are told" has the lemmas of "they told", and "war's end" those of "wars end".
        before = text.word[at - 1]
        helper = np.where((at > start) & (text.skipped[at - 1] | possessive[before]), before, -1)
        alike = mix_hashes(key, helper)
        votes = _count_votes(occurrences, chosen, at, text.use)
        acts = (at + 1 < end) | (inside & _mark_firm(text, at))
        votes[:, VERB] += np.where(acts, votes[:, BARE], 0)
        votes[acts, BARE] = 0
        as_base = (form == VerbForm.IN_S) & ((cores.content[chosen] > 1) | (at == start))
        won = _elect(mix_hashes(alike, np.where(as_base, VerbForm.BASE, form)), votes)
        noun = _elect(mix_hashes(alike, form), votes) == NOUN
        noun &= form == VerbForm.BASE
        won[noun | (text.named[at] & (form >= VerbForm.PAST))] = NOUN
        otherwise = np.where((form == VerbForm.NONE) & inflected[text.lemma[at]], NOUN, VERB)
        use[chosen] = use[chosen] * USES + np.where(inside, np.where(form > VerbForm.NONE, won, otherwise), VERB)
    return replace(cores, use=use)


def _mark_firm(text: AnnotatedText, at: NDArray[np.integer]) -> NDArray[np.bool_]:
    """Mark words that are firmly joined to the word before them: its lemma is before a tenth of theirs."""
    lemma = text.lemma
    begins = text.content[:]
    begins &= ~text.pause[:]
    times = count_pairs(lemma, lemma[at - 1], lemma[at], begins=begins)
    return (times > 0) & (times >= _FIRM * np.bincount(lemma)[lemma[at]])


def _count_votes(
    occurrences: Occurrences, chosen: NDArray[np.integer], at: NDArray[np.integer], use_at: NDArray[np.integer]
) -> NDArray[np.integer]:
    """Count how the word `at` of some phrases is used where they occur: one row a phrase, one column a use."""
    votes = np.zeros((len(chosen), USES), np.int32)
    for first, last in slice_groups(np.diff(occurrences.bounds)[chosen]):
        rows, size = occurrences.find_rows(chosen[first:last])
        place = occurrences.place[rows] + np.repeat(at[first:last] - occurrences.first[chosen[first:last]], size)
        phrase = np.repeat(np.arange(last - first), size)
        counted = np.bincount(phrase * USES + use_at[place], minlength=(last - first) * USES)
        votes[first:last] = counted.reshape(-1, USES)
    return votes


def _elect(key: NDArray[np.uint64], votes: NDArray[np.integer]) -> NDArray[np.integer]:
    """Return the use that has the most votes of all items with the same key."""
    different, group = np.unique(key, return_inverse=True)
    together = [np.bincount(group, weights, len(different)) for weights in votes.T]
    return np.argmax(together, axis=0)[group]

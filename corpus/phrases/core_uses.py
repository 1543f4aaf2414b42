"""How the words of cores are used: "love" in "one love" is a noun, and "loved" in "one loved" a verb."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from corpus.phrases.annotated_text import AnnotatedText
from corpus.phrases.inflections import Cores, hash_lemmas, mix_hashes, take_any
from corpus.phrases.neighbour_pairs import count_pairs
from corpus.phrases.occurrences import Occurrences
from corpus.text.arrays import LookedUp, slice_groups, slice_rows
from corpus.text.laid_aside import GrowingColumns
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
    inflected[text.lemma[(text.forms > VerbForm.NONE) & (text.frequency > 0)]] = True
    key = hash_lemmas(text, start, end)
    holds, first = text.content_places, text.content_before[start]
    # Where there is no such word, the first of the core stands for it, and has no vote.
    inside = [cores.content[chosen] > which for which in range(_AMBIGUOUS)]
    places = [np.where(there, take_any(holds, first + which), start) for which, there in enumerate(inside)]
    del first
    all_votes = _count_votes(occurrences, chosen, places, text.use)
    unsure = [
        np.flatnonzero(there & (at + 1 >= end) & (votes[:, BARE] > 0))
        for there, at, votes in zip(inside, places, all_votes, strict=True)
    ]
    # Asked of all of them at once, as the whole corpus is looked through.
    marked = _mark_firm(text, np.concatenate([at[rows] for at, rows in zip(places, unsure, strict=True)]))
    all_firm = np.split(marked, np.cumsum([len(rows) for rows in unsure[:-1]]))
    use = np.zeros(len(cores.use), np.int64)
    for there, at, votes, rows, firm in zip(inside, places, all_votes, unsure, all_firm, strict=True):
        word = text.word[at]
        form = text.forms[word]
        # "they are told" has the lemmas of "they told", and "war's end" those of "wars end".
        before = text.word[at - 1]
        helper = np.where((at > start) & (text.skipped[at - 1] | possessive[before]), before, -1)
        alike = mix_hashes(key, helper)
        acts = at + 1 < end
        acts[rows] = firm
        votes[:, VERB] += np.where(acts, votes[:, BARE], 0)
        votes[acts, BARE] = 0
        as_base = (form == VerbForm.IN_S) & ((cores.content[chosen] > 1) | (at == start))
        won = _elect(mix_hashes(alike, np.where(as_base, VerbForm.BASE, form)), votes)
        noun = _elect(mix_hashes(alike, form), votes) == NOUN
        noun &= form == VerbForm.BASE
        won[noun | (text.names[word] & (form >= VerbForm.PAST))] = NOUN
        otherwise = np.where((form == VerbForm.NONE) & inflected[text.lemma[word]], NOUN, VERB)
        use[chosen] = use[chosen] * USES + np.where(there, np.where(form > VerbForm.NONE, won, otherwise), VERB)
    return replace(cores, use=use)


def _mark_firm(text: AnnotatedText, at: NDArray[np.integer]) -> NDArray[np.bool_]:
    """Mark words that are firmly joined to the word before them: its lemma is before a tenth of theirs."""
    before, lemma = (text.lemma[text.word[place]] for place in (at - 1, at))
    of_token = LookedUp(text.lemma, text.word)
    begins = GrowingColumns(bool)
    for rows in slice_rows(len(text.word)):
        begins.extend(text.content[rows] & ~text.pause[rows])
    times = count_pairs(of_token, before, lemma, begins=begins.take_arrays()[0])
    of_lemma = np.bincount(text.lemma, text.frequency, len(text.lemmas))
    return (times > 0) & (times >= _FIRM * of_lemma[lemma])


def _count_votes(
    occurrences: Occurrences,
    chosen: NDArray[np.integer],
    places: Sequence[NDArray[np.integer]],
    use: NDArray[np.integer],
) -> list[NDArray[np.int32]]:
    """Count how some words of phrases, each given by one place, are used where these occur.

    Returns an array for each array of `places`: one row a phrase, one column a use.
    """
    votes = [np.zeros((len(chosen), USES), np.int32) for _ in places]
    for first, last in slice_groups(np.diff(occurrences.bounds)[chosen]):
        rows, size = occurrences.find_rows(chosen[first:last])
        starts = occurrences.place[rows]
        of_phrase = np.repeat(np.arange(last - first, dtype=np.int32) * USES, size)
        steps = (at[first:last] - occurrences.first[chosen[first:last]] for at in places)
        for counted, step in zip(votes, steps, strict=True):
            voted = of_phrase + use[starts + np.repeat(step.astype(np.int32), size)]
            counted[first:last] = np.bincount(voted, minlength=(last - first) * USES).reshape(-1, USES)
    return votes


def _elect(key: NDArray[np.uint64], votes: NDArray[np.integer]) -> NDArray[np.integer]:
    """Return the use that has the most votes of all items with the same key."""
    group, different = pd.factorize(key)
    together = [np.bincount(group, weights, len(different)) for weights in votes.T]
    return np.argmax(together, axis=0)[group]

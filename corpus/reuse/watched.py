"""Where reviews print the phrases of a watch list: in any inflection, and with any words in their gap."""

from collections.abc import Callable, Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from corpus.phrases.annotated_text import WIDEST
from corpus.phrases.spoken import take_first_variants
from corpus.reuse.draft_check import PassageIndex
from corpus.reuse.phrase_marks import find_phrases
from corpus.reuse.phrasebook import GAP, Phrasebook
from corpus.text.stems import find_lemmas, join_lemmas
from corpus.text.tokens import FILM, tokenise

#: Words that may stand between those of a phrase besides what fills its gap: auxiliaries of another tense.
_BETWEEN = 3
#: Words in the place of a gap, and of a film's title.
_FILLER, _TITLE = "such", "Xfilmx"


def make_watchbook(phrases: Sequence[str]) -> Phrasebook:
    """Return the phrases of a watch list as they are looked up in a text; their ids are their places in the list."""
    listed = pd.DataFrame({"phrase": list(phrases)}, dtype="str")
    gapped = listed["phrase"].str.contains(GAP, regex=False)
    kinds = pd.Series("single", listed.index, dtype="str").mask(gapped, "template")
    return Phrasebook.of(listed.assign(phrase_id=listed.index.astype("str"), kind=kinds))


def mark_listed(listed: pd.DataFrame, phrases: Sequence[str]) -> NDArray[np.bool_]:
    """Return which listed phrases have one of a watch list in them: as they are listed, or as they are said.

    Any word stands in the gap of one, and of its variants the first is looked at.

    Parameters
    ----------
    listed : DataFrame
        `phrase` and `said`, as the lists of phrases have them.
    phrases : sequence of str
        As the watch list keeps them.

    Examples
    --------
    >>> listed = pd.DataFrame({"phrase": ["credits roll/rolled", "the best *"], "said": ["credits roll", "the best …"]})
    >>> mark_listed(listed, ["credits rolling"]).tolist()
    [True, False]
    """
    first = [" ".join(take_first_variants(phrase.split())) for phrase in listed["phrase"]]
    said = listed["said"].fillna("").str.replace("…", GAP).str.replace("[film]", FILM, regex=False).tolist()
    plain = [text.replace(FILM, _TITLE).replace(GAP, _FILLER) for text in (*first, *said)]
    marked = np.zeros(len(listed), bool)
    marked[_find_in(plain, phrases)["row"] % max(len(listed), 1)] = True
    return marked


def mark_said(said: Sequence[str], phrases: Sequence[str]) -> NDArray[np.bool_]:
    """Return which phrases, as screens name them, have one of a watch list in them; see `mark_listed`.

    Examples
    --------
    >>> mark_said(["credits roll", "the best …"], ["credits rolling"]).tolist()
    [True, False]
    """
    both = pd.Series(list(said), dtype="str")
    return mark_listed(pd.DataFrame({"phrase": both.str.replace("…", GAP), "said": both}), phrases)


def mark_texts(texts: Sequence[str], phrases: Sequence[str]) -> NDArray[np.bool_]:
    """Return which texts, as they are printed, have a phrase of a watch list in them.

    Examples
    --------
    >>> mark_texts(["As the credits rolled, and/or before", "A romp"], ["credits roll"]).tolist()
    [True, False]
    """
    marked = np.zeros(len(texts), bool)
    marked[_find_in(texts, phrases)["row"]] = True
    return marked


def mark_lines(lines: pd.DataFrame, phrases: Sequence[str]) -> NDArray[np.bool_]:
    """Return which lines of a concordance have their match inside a phrase of a watch list, or around one.

    Parameters
    ----------
    lines : DataFrame
        `left`, `printed` and `right`.
    phrases : sequence of str
        As the watch list keeps them.
    """
    found = _find_in((lines["left"] + " " + lines["printed"] + " " + lines["right"]).tolist(), phrases)
    left, printed = (lines[name].str.len().to_numpy() for name in ("left", "printed"))
    begin = left[found["row"]] + 1
    touched = (found["start"] < begin + printed[found["row"]]) & (found["end"] > begin)
    marked = np.zeros(len(lines), bool)
    marked[found.loc[touched, "row"]] = True
    return marked


def find_watched(
    phrases: Sequence[str],
    index: PassageIndex,
    review_ids: pd.Series,
    sentences: pd.DataFrame,
    read_texts: Callable[[Sequence[str]], pd.Series],
) -> pd.DataFrame:
    """Find every place where an archive prints one of some phrases.

    Parameters
    ----------
    phrases : sequence of str
        As the watch list keeps them; ``*`` is a gap.
    index : PassageIndex
        The archive's.
    review_ids : Series of str
        Its reviews, in their order.
    sentences : DataFrame
        Their sentences: `review_id`, `start`, `end`, in the same order.
    read_texts : callable
        Returns the texts of some reviews, by their ids.

    Returns
    -------
    DataFrame
        One row a place: `phrase`, `review_id`, `start`, `end` (character offsets), in the order of the reviews.

    Notes
    -----
    Sentences in which all words of a phrase, up to inflection, stand close together are looked through as a draft is
    (`phrase_marks.find_phrases`).
    """
    place = _find_candidates(phrases, index)
    review = np.searchsorted(index.bounds, place, side="right") - 1
    sentence = _find_sentences(review, index.start[place], review_ids, sentences)
    near = sentences.iloc[sentence]
    texts = read_texts(near["review_id"].unique().tolist())
    parts = [
        texts[review_id][start:end].replace("\n", " ")
        for review_id, start, end in zip(near["review_id"], near["start"], near["end"], strict=True)
    ]
    found = find_phrases("\n\n".join(parts), make_watchbook(phrases))
    begins = np.cumsum([0, *(len(part) + 2 for part in parts)])
    of = np.searchsorted(begins, found["start"].to_numpy(), side="right") - 1
    moved = near["start"].to_numpy()[of] - begins[of]
    return pd.DataFrame(
        {
            "phrase": pd.Series([phrases[int(row)] for row in found["phrase_id"]], dtype="str"),
            "review_id": near["review_id"].to_numpy()[of],
            "start": found["start"].to_numpy() + moved,
            "end": found["end"].to_numpy() + moved,
        }
    ).astype({"review_id": "str", "start": "int64", "end": "int64"})


def _find_candidates(phrases: Sequence[str], index: PassageIndex) -> NDArray[np.integer]:
    """Return tokens, ascending, around which all words of one of the phrases stand, up to inflection."""
    vocabulary = index.vocabulary.to_pylist()
    lemmas = np.array(join_lemmas(find_lemmas(vocabulary)), object)
    places = [np.zeros(0, np.int64)]
    for phrase in phrases:
        wanted = [np.flatnonzero(np.isin(lemmas, [lemma])) for lemma in _list_lemmas(phrase)]
        around = len(phrase.split()) + WIDEST + _BETWEEN
        found = sorted((np.flatnonzero(np.isin(index.word, numbers)) for numbers in wanted), key=len)
        at = found[0] if found else places[0]
        for others in found[1:]:
            nearest = np.searchsorted(others, at - around)
            at = at[np.append(others, len(index.word) + around)[nearest] <= at + around]
        places.append(at)
    return np.unique(np.concatenate(places))


def _find_in(texts: Sequence[str], phrases: Sequence[str]) -> pd.DataFrame:
    """Find the places in many short texts that have one of some phrases: `row` (of the text), `start`, `end`."""
    if not len(texts) or not len(phrases):
        return pd.DataFrame({"row": [], "start": [], "end": []}, dtype="int64")
    near = np.zeros(len(texts), bool)
    tokens = tokenise(texts)
    lemmas = np.array(join_lemmas(find_lemmas(tokens.vocabulary)), object)
    of = np.repeat(np.arange(len(texts)), np.diff(tokens.bounds))
    for phrase in phrases:
        here = np.ones(len(texts), bool)
        for lemma in _list_lemmas(phrase.replace(FILM, _TITLE)):
            here &= np.bincount(of, np.isin(lemmas, [lemma])[tokens.word], minlength=len(texts)) > 0
        near |= here
    # All words of a phrase are no phrase yet: the few texts that have them are looked through as a draft is.
    rows = np.flatnonzero(near)
    parts = [texts[row].replace("\n", " ") for row in rows.tolist()]
    begins = np.cumsum([0, *(len(part) + 2 for part in parts)])
    found = find_phrases("\n\n".join(parts), make_watchbook(phrases), film=_TITLE)
    of_part = np.searchsorted(begins, found["start"].to_numpy(), side="right") - 1
    moved = found[["start", "end"]].sub(begins[of_part], axis=0)
    return moved.assign(row=rows[of_part]).astype("int64")


def _list_lemmas(phrase: str) -> set[str]:
    """Return the lemmas of a phrase's words; its gap has none."""
    tokens = tokenise([phrase.replace(GAP, " ")])
    words = [tokens.vocabulary[word] for word in np.unique(tokens.word).tolist()]
    return set(join_lemmas(find_lemmas(words)))


def _find_sentences(
    review: NDArray[np.integer], start: NDArray[np.integer], review_ids: pd.Series, sentences: pd.DataFrame
) -> NDArray[np.integer]:
    """Return the rows of the sentences in which tokens stand, each once."""
    of = pd.Index(review_ids).get_indexer(pd.Index(sentences["review_id"])).astype(np.int64) << 32
    key = of | sentences["start"].to_numpy()
    return np.unique(np.searchsorted(key, (review.astype(np.int64) << 32) | start, side="right") - 1)

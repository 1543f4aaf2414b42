"""Findings about texts that are alike: reviews that are nearly the same, and films that share the most phrases."""

from collections.abc import Callable, Iterator, Sequence
from textwrap import shorten

import numpy as np
import pandas as pd

from corpus.findings.exhibit import LONGEST, MOST, Exhibit
from corpus.findings.finding import Finding
from corpus.reuse.draft_check import align_passages
from corpus.wording import name_reviews, percent, plural

#: Reviews that have fewer words in common are too short for their likeness to be worth a reader's time.
ENOUGH_WORDS = 50
#: From here on a similarity is 100 %, rounded.
ALL = 0.995
#: So many letters of a passage are quoted in its sentence.
_IN_SENTENCE = 70
#: The longest sentence, in words.
_WORDS = 25
#: Pairs of reviews whose passages are shown.
SHOWN = 4

#: Any two films have a few phrases in common.
FEWEST_SHARED = 5

_ON_COPIES = (
    "Reviews are compared as sets of five words in a row; the two that share most text come first. What two have in "
    "common is no proof that one was copied: both may quote a press book, a third review, or the film."
)
_ON_PASSAGES = (
    "Word for word, whatever the punctuation. It may be a signature, a fixed heading, or a quotation from the film."
)
_ON_SHARING = (
    "Phrases of two words or more that say something, no names, not part of a longer phrase. Both films’ reviews may "
    "have them from the language."
)

Read = Callable[[Sequence[str]], pd.Series]


def find_copies(near: pd.DataFrame, reviews: pd.DataFrame, read: Read, *, short: bool = False) -> Iterator[Finding]:
    """Yield the two reviews that have the most in common, of those that are nearly the same.

    Parameters
    ----------
    near : DataFrame
        From `duplicates.find_near_duplicates`, those of the selection.
    reviews : DataFrame
        The selection: `review_id`, `film`, `reviewer`, `published`.
    read : callable
        Returns the texts of some reviews, by their ids.
    short : bool
        Of pairs with fewer than `ENOUGH_WORDS` words in common, instead of the others.
    """
    known = reviews.set_index("review_id")
    film, critic = known["film"], known["reviewer"]
    kind = near[(near["shared_words"] < ENOUGH_WORDS) == short]
    kind = kind.assign(same=kind["similarity"] * kind["shared_words"])
    kind = kind.sort_values(["same", "a", "b"], ascending=[False, True, True])
    for pair in kind.head(1).to_dict("records"):
        one, other = film[pair["a"]], film[pair["b"]]
        if pd.isna(one) or pd.isna(other):
            which = "Two reviews"
        else:
            which = f"Two reviews of “{one}”" if one == other else f"A review of “{one}” and one of “{other}”"
        alike = f"{percent(pair['similarity'])} the same"
        if pair["similarity"] >= ALL:
            alike = "the same, word for word" if pair["similarity"] == 1 else "all but the same, word for word"
        sentence = f"{which}{_say_authors(critic[pair['a']], critic[pair['b']])} {alike}"
        more = ""
        if others := len(near) - 1:
            whole = int((near["similarity"] == 1).sum() - (pair["similarity"] == 1))
            same = "the same, word for word" if whole else "at least half the same"
            more = f"; {plural(whole or others, 'other pair')} {'is' if (whole or others) == 1 else 'are'} {same}"
        yield Finding(
            "copies",
            f"{sentence}{more if len(f'{sentence}{more}'.split()) <= _WORDS else ''}.",
            "phrasing",
            {"of": "reviews", "like": pair["a"]},
            2,
            float(pair["similarity"]),
            exhibit=_quote(kind, reviews, read),
            method=_ON_COPIES,
        )


def _say_authors(one: str | float, other: str | float) -> str:
    """Return whose the two reviews are, up to the verb: copying oneself is another thing than copying a colleague."""
    if pd.isna(one) or pd.isna(other):
        return " are"
    return f", both by {one}, are" if one == other else f", by {one} and {other}, are"


def find_passages(found: pd.DataFrame) -> Iterator[Finding]:
    """Yield the longest passage that several reviews have word for word.

    Parameters
    ----------
    found : DataFrame
        `phrase_id`, `phrase`, `words`, `n` (reviews), `films`, the longest first.
    """
    for passage in found.head(1).to_dict("records"):
        films = f" of {plural(passage['films'], 'film')}" if passage["films"] > 1 else ""
        quoted = shorten(passage["phrase"], _IN_SENTENCE, placeholder=" …")
        shown = found.head(SHOWN)
        rows = pd.DataFrame(
            {
                "label": [plural(n, "review") for n in shown["n"]],
                "text": [shorten(phrase, LONGEST, placeholder=" …") for phrase in shown["phrase"]],
                "words": shown["words"].to_numpy("int64"),
            }
        )
        heads = {"label": "Printed in", "text": "Passage", "words": "Words"}
        yield Finding(
            "passage",
            f"{plural(passage['n'], 'review')}{films} have the same {passage['words']} words in a row: “{quoted}”.",
            "phrase",
            {"phrase": passage["phrase_id"]},
            int(passage["n"]),
            float(passage["words"]),
            exhibit=Exhibit(
                "passages",
                rows,
                heads,
                "passages that recur word for word",
                of=len(found),
                noun="passage",
                part="the longest",
            ),
            method=_ON_PASSAGES,
        )


def find_sharing(pairs: pd.DataFrame) -> Iterator[Finding]:
    """Yield the two films whose reviews share the most phrases.

    Parameters
    ----------
    pairs : DataFrame
        From `pairs.list_pairs`, of films.
    """
    most = pairs.sort_values(["phrases", "a", "b"], ascending=[False, True, True], kind="stable")
    for pair in most.head(1).to_dict("records"):
        if pair["phrases"] >= FEWEST_SHARED:
            rows = most.head(MOST)
            shown = pd.DataFrame(
                {
                    "label": rows["a"] + " and " + rows["b"],
                    "value": rows["phrases"].astype("float64"),
                    "low": np.nan,
                    "high": np.nan,
                    "n": rows["phrases"].astype("int64"),
                    "named": np.arange(len(rows)) == 0,
                    "such": rows["telling"],
                }
            ).reset_index(drop=True)
            yield Finding(
                "shared",
                f"Reviews of “{pair['a']}” and “{pair['b']}” share {plural(pair['phrases'], 'phrase')} word for word.",
                "pair",
                {"of": "films", "a": pair["a"], "b": pair["b"]},
                pair["phrases"],
                float(pair["phrases"]),
                exhibit=Exhibit(
                    "ranking",
                    shown,
                    {"label": "Films", "n": "Phrases", "such": "Such as"},
                    "phrases that reviews of both films use",
                    of=len(most),
                    noun="pair",
                    part="the most alike",
                ),
                method=_ON_SHARING,
            )


def _quote(pairs: pd.DataFrame, reviews: pd.DataFrame, read: Read) -> Exhibit:
    """Return the longest passage that each of the first pairs of reviews has in common."""
    shown = pairs.head(SHOWN)
    ids = [*shown["a"], *shown["b"]]
    texts, names = read(ids), name_reviews(reviews, ids)
    rows = []
    for pair in shown.to_dict("records"):
        passages = align_passages(texts[pair["a"]], texts[pair["b"]])
        longest = passages.iloc[int(passages["words"].argmax())]
        passage = texts[pair["a"]][int(longest["a_start"]) : int(longest["a_end"])]
        both = " / ".join(dict.fromkeys([names[pair["a"]], names[pair["b"]]]))
        rows.append((both, shorten(passage, LONGEST, placeholder=" …"), percent(pair["similarity"])))
    frame = pd.DataFrame(rows, columns=["label", "text", "same"], dtype="str")
    heads = {"label": "Reviews", "text": "The longest passage in both", "same": "The same"}
    unit = "the same: the share of their runs of five words that both have"
    return Exhibit("passages", frame, heads, unit, of=len(pairs), noun="pair", part="the most alike")

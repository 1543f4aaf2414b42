"""What reviews that arrived repeat, kind by kind: one row a piece of news, its sentence in plain words."""

from collections.abc import Iterator
from textwrap import shorten
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from corpus.findings.copies import ALL
from corpus.findings.drafts import PASSAGE
from corpus.findings.news_archive import NewsArchive
from corpus.phrases.spoken import say_pattern
from corpus.polarity.disagreement import find_misleading_words
from corpus.reuse.draft_asides import mark_quoted
from corpus.reuse.draft_check import check_draft
from corpus.reuse.draft_rows import LONG, list_passage_rows
from corpus.reuse.repeating import mark_repeating
from corpus.schema import BANNED, WATCHED
from corpus.wording import number, percent, plural, stars

COPY, THRESHOLD, MISMATCH = "copy", "threshold", "mismatch"
#: The longest title or passage that a sentence quotes whole, in letters.
_LONGEST = 60

#: What is known of the word that misleads most.
_WORD = ("word", "start", "end")

#: A piece of news: the columns of `news.NEWS` that its kind knows.
Piece = dict[str, Any]
Mask = NDArray[np.bool_]


def find_uses(archive: NewsArchive, old: Mask, new: Mask) -> Iterator[Piece]:
    """Yield the banned and the watched phrases that each new review uses, in any form: its first place of each.

    Parameters
    ----------
    archive : NewsArchive
    old, new : array of bool, one item a review
    """
    known = archive.corpus.reviews["review_id"]
    uses = archive.uses
    fresh = uses[uses["review_id"].isin(known[new])].drop_duplicates(["phrase", "review_id"])
    counts = uses.drop_duplicates(["phrase", "review_id"])
    before, now = (counts[counts["review_id"].isin(known[mask])]["phrase"].value_counts() for mask in (old, old | new))
    for use in fresh.to_dict("records"):
        instead = use["replacement"]
        better = f"; write “{instead}” instead" if isinstance(instead, str) and instead else ""
        yield {
            **{name: use[name] for name in ("review_id", "start", "end")},
            "kind": BANNED if use["status"] == BANNED else WATCHED,
            "phrase": use["phrase"],
            "sentence": f"Uses the {use['status']} phrase “{say_pattern(use['phrase'])}”{better}.",
            "before": int(before.get(use["phrase"], 0)),
            "now": int(now[use["phrase"]]),
        }


def find_copies(archive: NewsArchive, old: Mask, new: Mask) -> Iterator[Piece]:
    """Yield the new reviews that are nearly the same as an older one, or as another new one that was printed first.

    Parameters
    ----------
    archive : NewsArchive
    old, new : array of bool, one item a review
    """
    known = archive.corpus.reviews.set_index("review_id")
    pairs = archive.corpus.duplicates
    was, came = set(known.index[old]), set(known.index[new])
    either = pd.concat(
        [
            pairs.rename(columns={"a": "other", "b": "review_id"}),
            # An older review is the older one, whatever day it bears.
            pairs[pairs["b"].isin(was)].rename(columns={"a": "review_id", "b": "other"}),
        ]
    )
    mine = either[either["review_id"].isin(came) & either["other"].isin(was | came)]
    mine = mine.sort_values("similarity", ascending=False, kind="stable")
    for review_id, others in mine.groupby("review_id", sort=False):
        closest, similarity = others["other"].iloc[0], float(others["similarity"].iloc[0])
        alike = "the same, word for word," if similarity >= ALL else f"{percent(similarity)} the same"
        before = int(others["other"].isin(was).sum())
        yield {
            "kind": COPY,
            "review_id": review_id,
            "other": closest,
            "sentence": f"Is {alike} as {_name_review(known.loc[closest])}.",
            "before": before,
            "now": len(others) + 1,
        }


def find_passages(archive: NewsArchive, old: Mask, new: Mask) -> Iterator[Piece]:
    """Yield the passages of `LONG` words or more that a new review has word for word from a review before it.

    Of new reviews, those printed first come first. Quotations do not count, nor what the corpus knows as boilerplate,
    nor what the new review has from one that it is nearly the same as: that is said as a whole.

    Parameters
    ----------
    archive : NewsArchive
    old, new : array of bool, one item a review
    """
    corpus = archive.corpus
    reviews, pairs = corpus.reviews, corpus.duplicates
    known = reviews.set_index("review_id")
    earlier = set(reviews.loc[old, "review_id"])
    repeating = mark_repeating(corpus.index, new, words=LONG)
    arrived = reviews[repeating].sort_values("published", kind="stable")
    texts = corpus.read_texts(arrived["review_id"].tolist())
    for review_id, text, film in zip(arrived["review_id"], texts, arrived["film"], strict=True):
        matches = check_draft(text, corpus.index, reviews, film=film if pd.notna(film) else None)
        matches = matches[matches["words"] >= LONG]
        twins = {*pairs.loc[pairs["a"] == review_id, "b"], *pairs.loc[pairs["b"] == review_id, "a"]}
        same = matches[matches["review_id"].isin(twins)]
        passages = list_passage_rows(text, matches[matches["review_id"].isin(earlier - twins)], reviews)
        passages = passages[~mark_quoted(text, passages) & ~_mark_inside(passages, same)]
        if len(passages):
            passages = passages[~_mark_boilerplate(archive, review_id, text, passages)]
        for passage in passages.to_dict("records"):
            whole = (matches["start"] <= passage["start"]) & (passage["end"] <= matches["end"])
            having = reviews["review_id"].isin(matches.loc[whole, "review_id"]).to_numpy()
            yield {
                "kind": PASSAGE,
                "review_id": review_id,
                "phrase": passage["printed"],
                "start": passage["start"],
                "end": passage["end"],
                "other": passage["review_id"],
                "sentence": f"Repeats {plural(passage['words'], 'word')} in a row from "
                f"{_name_review(known.loc[passage['review_id']])}: "
                f"“{shorten(passage['printed'], _LONGEST, placeholder=' …')}”.",
                "before": int((having & old).sum()),
                "now": int((having & (old | new)).sum()),
            }
        earlier.add(review_id)


def find_thresholds(archive: NewsArchive, old: Mask, new: Mask) -> Iterator[Piece]:
    """Yield the phrases that became clichés with the new reviews, each with the first of those that uses it.

    A cliché is a listed phrase, no name and not everyday, in `NewsArchive.floor` reviews at least; where reviews name
    their critics, three critics or more share it and none has more than half of its reviews (`ownership.find_owners`).
    New reviews that are nearly the same as another do not count: a reprint makes no cliché. Phrases are counted as the
    corpus lists them today, in the reviews from before too.

    Parameters
    ----------
    archive : NewsArchive
    old, new : array of bool, one item a review
    """
    corpus, listed = archive.corpus, archive.telling
    reviews = corpus.reviews
    copied = reviews["review_id"].isin([piece["review_id"] for piece in find_copies(archive, old, new)]).to_numpy()
    fresh = new & ~copied
    used = corpus.join_occurrences(listed["phrase_id"]).drop_duplicates()
    phrase, review = (used[name].cat.codes.to_numpy() for name in ("phrase_id", "review_id"))

    def count(mask: Mask) -> NDArray[np.integer]:
        return np.bincount(phrase[mask[review]], minlength=len(listed))

    before, after = count(old), count(old | fresh)
    rows = np.flatnonzero((count(fresh) > 0) & (after >= archive.floor))
    asked = listed.iloc[rows].reset_index(drop=True)
    was, now = (_mark_shared(archive, asked, mask) for mask in (old, old | fresh))
    was &= before[rows] >= archive.floor
    total = count(old | new)
    for row, piece in zip(rows[now & ~was], asked[now & ~was].to_dict("records"), strict=True):
        place = corpus.find_occurrences(piece["phrase_id"], fresh).iloc[0]
        yield {
            "kind": THRESHOLD,
            "review_id": str(place["review_id"]),
            "phrase": piece["said"],
            "phrase_id": piece["phrase_id"],
            "start": int(place["start"]),
            "end": int(place["end"]),
            "sentence": f"“{piece['said']}” is a cliché now: {plural(int(total[row]), 'review')}, "
            f"{number(int(before[row]))} before.",
            "before": int(before[row]),
            "now": int(total[row]),
        }


def find_mismatches(archive: NewsArchive, old: Mask, new: Mask) -> Iterator[Piece]:
    """Yield the new reviews whose words and stars are far apart, the farthest first; counts are of all such reviews.

    Parameters
    ----------
    archive : NewsArchive
    old, new : array of bool, one item a review
    """
    corpus, apart = archive.corpus, archive.mismatches
    known = corpus.reviews["review_id"]
    before, now = (int(apart["review_id"].isin(known[mask]).sum()) for mask in (old, old | new))
    for review in apart[apart["review_id"].isin(known[new])].to_dict("records"):
        text = corpus.read_untitled([review["review_id"]]).iloc[0]
        words = find_misleading_words(text, review["difference"]).head(1)
        yield {
            "kind": MISMATCH,
            "review_id": review["review_id"],
            **{"phrase" if name == "word" else name: value for name in _WORD for value in words[name]},
            "sentence": f"Gives {stars(review['rating'])} of 10 in words that suggest "
            f"{number(review['expected'], decimals=1)}.",
            "before": before,
            "now": now,
        }


def _mark_shared(archive: NewsArchive, phrases: pd.DataFrame, keep: Mask) -> Mask:
    """Mark the phrases that are the house's in some of the reviews; all of them where no critic is known."""
    if archive.corpus.reviews["reviewer"].isna().all():
        return np.ones(len(phrases), bool)
    return (archive.corpus.find_owners(phrases, keep)["kind"] == "house").to_numpy(copy=True)


def _mark_inside(passages: pd.DataFrame, spans: pd.DataFrame) -> Mask:
    """Mark the passages that lie in one of some spans of the text."""
    inside = np.zeros(len(passages), bool)
    for start, end in zip(spans["start"], spans["end"], strict=True):
        inside |= ((start <= passages["start"]) & (passages["end"] <= end)).to_numpy()
    return inside


def _mark_boilerplate(archive: NewsArchive, review_id: str, text: str, passages: pd.DataFrame) -> Mask:
    """Mark the passages of which more than half is boilerplate."""
    inside = archive.corpus.list_phrases_in(review_id)
    covered = np.zeros(len(text), bool)
    for place in inside[inside["aside"] == "boilerplate"].itertuples():
        covered[place.start : place.end] = True
    spans = zip(passages["start"], passages["end"], strict=True)
    return np.array([covered[start:end].mean() > 0.5 for start, end in spans], bool)


def _name_review(review: pd.Series) -> str:
    """Return which review it is, by its critic and its film, as far as they are known."""
    who = f"{review['reviewer']}’s review" if pd.notna(review["reviewer"]) else "another review"
    if pd.isna(review["film"]):
        return who
    return f"{who} of “{shorten(str(review['film']), _LONGEST, placeholder=' …')}”"

"""What the desk has banned and reviews print all the same, and the sign on it wherever a finding names it."""

import re
from collections.abc import Iterator, Sequence

import numpy as np
import pandas as pd

from corpus.findings.exhibit import Exhibit
from corpus.findings.finding import Finding
from corpus.phrases.spoken import say_phrase
from corpus.reuse.watched import mark_said
from corpus.wording import date, number, plural, say_banned, split_banned

#: The heads of exhibits whose rows are phrases, or each a film with a phrase in quotation marks.
PHRASE, FILM_AND_PHRASE = "Phrase", "Film and phrase"
#: Nothing is banned: the phrases, and since when each is.
NO_BANS = pd.DataFrame(
    {"phrase": pd.Series(dtype="str"), "since": pd.Series(dtype="datetime64[s]")},
)
_QUOTED = re.compile("“([^“”]+)”")
#: The longest sentence, in words and in letters.
_WORDS, _LETTERS = 25, 170
_METHOD = (
    "The phrases are those of the watch list. Each counts once a review, in every inflection and with up to three "
    "words in its gap; it need not be a recurring phrase."
)


def find_banned(bans: pd.DataFrame, uses: pd.DataFrame, reviews: pd.DataFrame) -> Iterator[Finding]:
    """Yield the banned phrase that most reviews have printed since it was; if none has, the one in most reviews.

    Parameters
    ----------
    bans : DataFrame
        `phrase` and the moment `since` when it is banned.
    uses : DataFrame
        From `watched.find_watched`: `phrase` and `review_id` of each place.
    reviews : DataFrame
        The selection: `review_id`, `published`.
    """
    used = uses.drop_duplicates(["phrase", "review_id"]).merge(reviews[["review_id", "published"]], on="review_id")
    used = used.merge(bans, on="phrase")
    used = used.assign(after=used["published"] >= used["since"].dt.normalize())
    counted = used.groupby("phrase", as_index=False).agg(
        reviews=("review_id", "size"), after=("after", "sum"), since=("since", "first"), last=("published", "max")
    )
    again = bool(counted["after"].any())
    count = "after" if again else "reviews"
    counted = counted[counted[count] > 0].sort_values(
        [count, "reviews", "phrase"], ascending=[False, False, True], ignore_index=True
    )
    for _, first in counted.head(1).iterrows():
        n, others = int(first[count]), len(counted) - 1
        among = (
            f"{plural(n, 'review')} since {date(first['since'])}"
            if again
            else f"{number(n)} of {plural(len(reviews), 'review')}"
        )
        said = f"“{say_phrase(first['phrase'])}” is banned, and {among} {'uses' if n == 1 else 'use'} it"
        more = f"; {plural(others, 'other banned phrase')} {'is' if others == 1 else 'are'} in use too"
        fits = others and len(f"{said}{more}".split()) <= _WORDS and len(f"{said}{more}.") <= _LETTERS
        yield Finding(
            "banned",
            f"{said}{more if fits else ''}.",
            "watchlist",
            {"status": "banned"},
            n,
            float(n),
            exhibit=_rank(counted, count, again=again, of=len(reviews)),
            method=_METHOD if again else f"{_METHOD} All of these reviews are older than the ban, or have no day.",
        )


def sign_banned(finding: Finding, bans: pd.DataFrame) -> Finding:
    """Return a finding in whose sentence and rows each phrase that falls under a banned one says so."""
    if bans.empty or finding.kind == "banned":
        return finding
    phrases = bans["phrase"].tolist()
    exhibit, sentence = finding.exhibit, sign_quotes(finding.sentence, phrases)
    if exhibit is not None and exhibit.heads.get("label") in (PHRASE, FILM_AND_PHRASE):
        label = exhibit.rows["label"]
        if exhibit.heads["label"] == PHRASE:
            banned = mark_said(label.tolist(), phrases)
            signed = pd.Series(list(map(say_banned, label, banned)), label.index, "str")
        else:
            signed = label.map(lambda text: sign_quotes(text, phrases))
            banned = (signed != label).to_numpy()
        exhibit = exhibit._replace(rows=exhibit.rows.assign(label=signed, banned=banned))
    return finding._replace(sentence=sentence, exhibit=exhibit)


def sign_quotes(text: str, phrases: Sequence[str]) -> str:
    """Return a text in which each quoted phrase that falls under a banned one says so, once.

    Parameters
    ----------
    text : str
        In which phrases stand in curly quotation marks.
    phrases : sequence of str
        Those that are banned, as the watch list keeps them.

    Examples
    --------
    >>> sign_quotes("“Slow burn” and “credits rolled” are in 2 reviews.", ["a romp", "credits roll"])
    '“Slow burn” and “credits rolled” (banned) are in 2 reviews.'
    """
    quoted = _QUOTED.findall(text) if phrases else []
    red = {phrase for phrase, banned in zip(quoted, mark_said(quoted, phrases), strict=True) if banned}
    if not red:
        return text
    return "".join(
        part if known else _QUOTED.sub(lambda found: say_banned(found[0], found[1] in red), part)
        for part, known in split_banned(text)
    )


def _rank(counted: pd.DataFrame, count: str, *, again: bool, of: int) -> Exhibit:
    """Return banned phrases by the reviews that print them."""
    rows = pd.DataFrame(
        {
            "label": [say_banned(say_phrase(phrase), True) for phrase in counted["phrase"]],
            "value": counted[count].astype("float64").to_numpy(),
            "low": np.nan,
            "high": np.nan,
            "n": counted[count].to_numpy("int64"),
            "named": np.arange(len(counted)) == 0,
            "banned": True,
            "reviews": counted["reviews"].to_numpy("int64"),
            "since": counted["since"].map(date).to_numpy(),
            "last": counted["last"].map(date).to_numpy(),
        }
    )
    heads = {"label": PHRASE, "n": "Since the ban", "reviews": "Reviews", "since": "Banned on", "last": "Last printed"}
    if not again:
        heads = {"label": PHRASE, "n": "Reviews", "since": "Banned on", "last": "Last printed"}
    unit = f"reviews that use it{' since it was banned' if again else f', of {number(of)}'}"
    return Exhibit("ranking", rows, heads, unit, noun="banned phrase", part="those in most reviews")

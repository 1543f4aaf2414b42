"""A finding about people: the director and the actor whom most reviews name."""

import re
from collections.abc import Iterator

import numpy as np
import pandas as pd

from corpus.aspects.names_index import ASKED, NAME
from corpus.findings.exhibit import MOST, Exhibit
from corpus.findings.finding import Finding
from corpus.statistics.groups import ENOUGH
from corpus.wording import listed, number, plural

#: Who is named in the sentence, the first first, and with the article.
_WHO = {"director": "a director", "actor": "an actor"}
#: The most words of a sentence.
_MOST_WORDS = 25
_ON_NAMES = (
    "Counted: each review once, however often it has the name. Who directs and who acts is what the source says, else "
    "what the words around the name prove. Names in titles of films are left out, and so are critics."
)
_HEADS = {"label": "Name", "n": "Reviews", "films": "Films"}


def select_people(names: pd.DataFrame, reviews: pd.DataFrame) -> pd.DataFrame:
    """Return the directors, the actors and who has no role, if enough reviews name them in full, the commonest first.

    A word by itself is as often a character's. A name that is in a film's title, or a critic's, is no news.

    Parameters
    ----------
    names : DataFrame
        From `names_index.index_names`.
    reviews : DataFrame
        All the reviews of the corpus: `film`, `reviewer`.

    Examples
    --------
    >>> names = pd.DataFrame({"name": ["Mira Nair", "Annie Hall", "Bo"], "kind": "actor", "reviews": [9, 8, 7]})
    >>> reviews = pd.DataFrame({"film": ["Annie Hall"], "reviewer": [None]})
    >>> select_people(names, reviews)["name"].tolist()
    ['Mira Nair']
    """
    kinds = {NAME, *(kind for who in _WHO for kind in ASKED[who][1])}
    people = names[names["kind"].isin(kinds) & (names["reviews"] >= ENOUGH)]
    taken = "\n".join(map(_read_words, {*reviews["film"].dropna(), *reviews["reviewer"].dropna()}))
    words = people["name"].map(_read_words)
    news = np.array([each.count(" ") > 2 and each not in taken for each in words], bool)
    return people[news].reset_index(drop=True)


def find_named(people: pd.DataFrame, reviews: pd.DataFrame) -> Iterator[Finding]:
    """Yield the director whom most reviews name, and the actor.

    Somebody of whom no role is proved may be one too: where such a name is in as many reviews, the sentence is only of
    those who are called one.

    Parameters
    ----------
    people : DataFrame
        From `select_people`.
    reviews : DataFrame
        The selection.
    """
    most = {who: _find_most(people[people["kind"].isin(ASKED[who][1])]) for who in _WHO}
    known = [who for who in _WHO if len(most[who])]
    if not known:
        return
    unsure = people.loc[people["kind"] == NAME, "reviews"].max()
    sure = not any(unsure >= most[who]["reviews"].iloc[0] for who in known)
    people = people[people["kind"] != NAME].reset_index(drop=True)
    first, *second = known
    sentence, named = _describe_most(most[first], first, reviews, sure=sure), most[first]["name"].tolist()
    if second and len(most["actor"]) == 1:
        actor = most["actor"].iloc[0]
        of_actors = "the actor is" if sure else "of actors,"
        both = f"{sentence}; {of_actors} {actor['name']}, in {number(actor['reviews'])}"
        # Who does both is named once.
        if actor["name"] not in named and len(both.split()) <= _MOST_WORDS:
            sentence, named = both, [*named, actor["name"]]
    rows = pd.DataFrame(
        {
            "label": people["name"] + ", " + people["kind"],
            "value": people["reviews"].astype("float64"),
            "low": np.nan,
            "high": np.nan,
            "n": people["reviews"],
            "named": people["name"].isin(named),
            "films": people["films"],
        }
    )
    yield Finding(
        "named",
        f"{sentence}.",
        "names",
        {"kind": first},
        int(most[first]["reviews"].iloc[0]),
        float(most[first]["reviews"].iloc[0]),
        exhibit=Exhibit(
            "ranking",
            rows[(rows.index < MOST) | rows["named"]].reset_index(drop=True),
            _HEADS,
            "reviews that name them",
            of=len(rows),
            noun="name",
            part="those in most reviews",
        ),
        method=_ON_NAMES,
    )


def _find_most(people: pd.DataFrame) -> pd.DataFrame:
    """Return who is in most reviews: one, unless several are in as many."""
    return people[people["reviews"] == people["reviews"].max()]


def _describe_most(most: pd.DataFrame, who: str, reviews: pd.DataFrame, *, sure: bool) -> str:
    """Say who is named most often, in how many reviews, of how many films; if not `sure`, of those called so."""
    first = most.iloc[0]
    counted = f"in {number(first['reviews'])} of {plural(len(reviews), 'review')}"
    among, one, several = ("", f" the {who}", f" the {who}s") if sure else (f"Of those called {_WHO[who]}, ", "", "")
    if len(most) > 2:
        many = f"{number(len(most))} {who}s" if sure else number(len(most))
        return f"{among}{many} are named most often, {first['name']} among them: each {counted}"
    if len(most) == 2:
        return f"{among}{listed(most['name'].tolist())} are{several} named most often: each {counted}"
    films, of = int(first["films"]), ""
    if films and len(reviews["film"].dropna().unique()) > 1:
        of = ", all of one film" if films == 1 else f", of {number(films)} films"
    return f"{among}{first['name']} is{one} named most often: {counted}{of}"


def _read_words(text: str) -> str:
    """Return the words of a text in small letters, with a space around each."""
    words = " ".join(re.findall(r"\w+", text.casefold()))
    return f" {words} "

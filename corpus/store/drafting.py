"""What drafts are looked up in, made when a corpus is built: all that recurs with its users, and every run of words.

A first draft waits for none of it: the arrays stay in a file, of which a check reads what it touches.
"""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
import pandas as pd

from corpus import schema
from corpus.memory import give_back_memory
from corpus.phrases import counting, families, listing, ownership, phrase_list, ranking
from corpus.phrases.content import mark_trivial, weigh_phrases
from corpus.phrases.families import Families
from corpus.phrases.filters import mark_names
from corpus.reuse.cliche_rate import measure_rates
from corpus.reuse.draft_check import PassageIndex
from corpus.reuse.phrasebook import Phrasebook
from corpus.reuse.printed_forms import list_printed
from corpus.text.arrays import find_names, read_codes
from corpus.text.laid_aside import keep_arrays
from corpus.text.tokens import Tokens

#: The arrays of the passages have this before their names, so that they are not taken for the phrasebook's.
_PASSAGES = "passages_"
#: Where phrases and families are, and the column of their ids.
_Tables = list[tuple[pd.DataFrame, str]]


def prepare_drafts(
    tokens: Tokens,
    reviews: pd.DataFrame,
    phrases: pd.DataFrame,
    occurrences: pd.DataFrame,
    gathered: Families,
    *,
    known_words: list[str],
    min_reviews: int,
) -> dict[str, pd.DataFrame]:
    """Return the tables that drafts are checked against.

    Parameters
    ----------
    tokens : Tokens
        The reviews' texts, tokenised with their films.
    reviews : DataFrame
        The same reviews in the same order: `review_id`, `reviewer`, `published`, `words`.
    phrases, occurrences : DataFrame
        The phrases that are listed (`listing.select_recurring_wordings`), and where they are.
    gathered : Families
        Those of the corpus.
    known_words : list of str
        Words of the reviews, by which verbs are known.
    min_reviews : int
        In how many reviews a phrase recurs.

    Returns
    -------
    dict of DataFrame
        "listed" (`schema.LISTED`), and "drafts": one row, whose cells are the arrays of a `PassageIndex`, of a
        `Phrasebook`, and the `rates` of the reviews (`cliche_rate.measure_rates`).
    """
    with ThreadPoolExecutor(1) as beside:
        # To sort takes a processor, and not the interpreter.
        indexing = beside.submit(PassageIndex.of, tokens)
        listed, tables, held = _list_with_users(reviews, phrases, occurrences, gathered)
        index = indexing.result()
        give_back_memory()
        printed = list_printed(index, held)
        give_back_memory()
        telling = listed[~listed["everyday"] & ~listed["named"]]
        measuring = beside.submit(
            measure_rates,
            _locate_phrases(tables, telling["phrase_id"]),
            reviews["words"].to_numpy("int64"),
            fewest=min_reviews,
            reviews_of=telling["reviews"],
        )
        book = Phrasebook.of(listed, printed, known_words)
        rates = measuring.result()
    arrays = {f"{_PASSAGES}{name}": array for name, array in index.to_arrays().items()}
    arrays |= {**book.to_arrays(), "rates": rates}
    kept = listed[list(schema.LISTED)]
    return {"listed": schema.conform(kept, schema.LISTED), "drafts": keep_arrays(arrays)}


def read_passages(arrays: Mapping[str, Any]) -> PassageIndex:
    """Return the index of passages from the arrays of "drafts"."""
    return PassageIndex.of_arrays(
        {name.removeprefix(_PASSAGES): array for name, array in arrays.items() if name.startswith(_PASSAGES)}
    )


def _list_with_users(
    reviews: pd.DataFrame, phrases: pd.DataFrame, occurrences: pd.DataFrame, gathered: Families
) -> tuple[pd.DataFrame, _Tables, Families]:
    """Return what recurs with its owners; where it is, by the columns of its ids; and the families, so ordered."""
    ids = gathered.families["family_id"]
    places = gathered.occurrences.assign(family_id=gathered.occurrences["family_id"].cat.set_categories(ids))
    held = Families(gathered.families, phrases["family_id"], gathered.fillers, places, gathered.names)
    listed = _list_all(phrases, held)
    tables = [(occurrences, "phrase_id"), (places, "family_id")]
    owners = None
    if reviews["reviewer"].notna().any():
        used = ownership.join_occurrences(tables, listed["phrase_id"], reviews["review_id"])
        owners = ownership.find_owners(listed, used, reviews, keep=np.ones(len(reviews), bool))
    listed = phrase_list.add_owners(listed, owners).assign(
        everyday=mark_trivial(listed["weight"]), named=mark_names(listed["phrase"])
    )
    return listed, tables, held


def _list_all(phrases: pd.DataFrame, gathered: Families) -> pd.DataFrame:
    """Return what recurs in all reviews, as it is ranked, and the phrases of templates, which recur outside too."""
    table = families.select_listed(gathered.families)
    table = families.rank_families(table.join(gathered.names))
    ranked = table.rename(columns={"family_id": "phrase_id", "pattern": "phrase"})
    templates = ranked.loc[ranked["kind"] == "template", "phrase_id"]
    inside = counting.select_recurring(phrases[gathered.members.isin(templates).to_numpy()])
    inside = inside[listing.mark_default_view(inside)]
    weights = weigh_phrases(inside)
    singles = ranking.rank_phrases(inside.assign(kind="single", weight=weights[1]), weights=weights)
    return pd.concat([ranked, singles], ignore_index=True)


def _locate_phrases(tables: _Tables, phrase_ids: pd.Series) -> pd.DataFrame:
    """Return the places of some phrases and families: `phrase` and `review` (positions), `start`, `end`."""
    parts, known = [], pd.Index(phrase_ids)
    for occurrences, name in tables:
        number = find_names(occurrences[name].cat.categories, among=known)
        phrase = number[read_codes(occurrences[name])]
        rows = np.flatnonzero(phrase >= 0)
        review = read_codes(occurrences["review_id"])[rows]
        places = {column: occurrences[column].to_numpy()[rows] for column in ("start", "end")}
        parts.append(pd.DataFrame({"phrase": phrase[rows], "review": review, **places}))
    return pd.concat(parts, ignore_index=True)

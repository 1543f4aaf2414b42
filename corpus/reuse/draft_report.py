"""The passages of a draft that were published before, listed for a reader, as lines of text, and in a sentence."""

import pandas as pd

from corpus.wording import byline, plural


def count_stretches(passages: pd.DataFrame) -> int:
    """Count the stretches of a draft that passages cover; passages that overlap are one.

    Parameters
    ----------
    passages : DataFrame
        `start` and `end`, character offsets into the draft.
    """
    spans = passages.sort_values("start")
    return int((spans["start"] >= spans["end"].cummax().shift(fill_value=0)).sum())


def count_reviews_per_passage(matches: pd.DataFrame) -> pd.DataFrame:
    """Return the passages of a draft with the number of reviews that hold each: `start`, `end`, `reviews`.

    Parameters
    ----------
    matches : DataFrame
        From `draft_check.check_draft`.
    """
    return matches.groupby(["start", "end"], as_index=False).agg(reviews=("review_id", "nunique"))


def list_passages(draft: str, matches: pd.DataFrame, reviews: pd.DataFrame) -> pd.DataFrame:
    """Return what was published before, with its words and its review.

    Parameters
    ----------
    draft : str
    matches : DataFrame
        From `draft_check.check_draft`.
    reviews : DataFrame
        `review_id`, `film`, `reviewer`, `published`.

    Returns
    -------
    DataFrame
        `matches` with `printed` (the words as the draft has them), `film`, `reviewer` and `published`.
    """
    words = [draft[start:end] for start, end in zip(matches["start"], matches["end"], strict=True)]
    known = reviews[["review_id", "film", "reviewer", "published"]]
    return matches.assign(printed=words).merge(known, on="review_id", how="left")


def describe_draft(matches: pd.DataFrame, *, phrases: int, words: int) -> str:
    """Say how many recurring phrases a draft uses, and how much of it was published before.

    Parameters
    ----------
    matches : DataFrame
        From `draft_check.check_draft`.
    phrases : int
        How many recurring phrases are in it.
    words : int
        How many words a passage has at least.
    """
    used = f"This draft uses {plural(phrases, 'recurring phrase') if phrases else 'no recurring phrase'}"
    stretches = count_stretches(matches)
    if not stretches:
        return f"{used}; no passage of {words} words or more has been printed before."
    verb = "has" if stretches == 1 else "have"
    reviews = plural(matches["review_id"].nunique(), "review")
    return f"{used}; {plural(stretches, 'passage')} {verb} been printed before, in {reviews}."


def write_passages(passages: pd.DataFrame) -> list[str]:
    """Return a line of text for each passage that was published before.

    Parameters
    ----------
    passages : DataFrame
        From `list_passages`.
    """
    return [
        f"{plural(row['words'], 'word')}: “{' '.join(row['printed'].split())}” "
        f"({', '.join([*byline(row), row['review_id']])})"
        for _, row in passages.iterrows()
    ]


def write_phrases(used: pd.DataFrame) -> list[str]:
    """Return a line of text for each recurring phrase of a draft, with the reviews, films and critics that use it.

    Parameters
    ----------
    used : DataFrame
        From `phrasebook.select_used`.
    """
    lines = []
    for _, row in used.iterrows():
        counts = [(row["reviews"], "review"), (row["films"], "film"), (row["reviewers"], "critic")]
        counted = ", ".join(plural(count, noun) for count, noun in counts if count)
        lines.append(f"phrase: “{row['printed']}” ({row['phrase']}; {counted})")
    return lines

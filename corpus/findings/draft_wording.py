"""What is found in a draft, said in a sentence, as lines of text and as JSON."""

from collections.abc import Mapping
from textwrap import shorten
from typing import Any

import pandas as pd

from corpus.findings.draft_standing import Standing
from corpus.findings.drafts import PASSAGE, DraftCheck
from corpus.phrases.spoken import say_pattern
from corpus.schema import BANNED
from corpus.wording import byline, date, listed, percent, plural

#: A phrase of more words is cut where it is quoted in the finding.
_QUOTED = 8
#: The longest title that is said whole, in letters.
_LONGEST = 60
#: The kinds of marks as JSON has them.
_KINDS = {"single": "phrase", "inflection": "phrase", "template": "fill-in", PASSAGE: "passage"}


def describe_draft(check: DraftCheck) -> str:
    """Say the most important thing that was found in a draft, in one or two short sentences.

    Parameters
    ----------
    check : DraftCheck
    """
    if len(check.twins):
        return _describe_twin(check)
    banned = check.rows[check.rows["status"] == BANNED]
    if len(banned):
        said = listed([_quote(phrase) for phrase in banned["phrase"].head(2)])
        verb = "is" if len(banned) == 1 else "are"
        return f"{plural(len(banned), 'phrase')} in this draft {verb} banned here: {said}."
    passage = check.rows["kind"] == PASSAGE
    phrases, passages = check.rows[~passage], int(passage.sum())
    sentences = []
    if passages:
        sentences.append(
            f"{plural(passages, 'passage')} of this draft {'has' if passages == 1 else 'have'} been printed before."
        )
    if len(phrases):
        first = phrases.iloc[0]
        named = f"{_quote(first['phrase'])} ({plural(int(first['reviews']), 'review')})"
        used = plural(len(phrases), "recurring phrase")
        sentences.append(
            f"{'It also' if passages else 'This draft'} uses {used}, {'above all ' if len(phrases) > 1 else ''}{named}."
        )
    return " ".join(sentences or ["This draft uses no recurring phrase, and no passage of it has been printed before."])


def write_lines(check: DraftCheck, standings: list[Standing], *, everyday: bool = False) -> list[str]:
    """Return what was found in a draft as lines of text: the finding, what is said on top, and a line a row.

    Parameters
    ----------
    check : DraftCheck
    standings : list of Standing
    everyday : bool
        Whether everyday phrases have lines too.
    """
    film = [f"Film: {check.film}{', found in the text' if check.found else ''}"] if check.film else []
    beside = [f"{each.name}: {f'{each.value} ({each.beside})' if each.value else each.beside}" for each in standings]
    rows = pd.concat([check.rows, check.everyday]) if everyday else check.rows
    lines = [describe_draft(check), *film, *beside, *(_write_row(row) for _, row in rows.iterrows())]
    if len(check.everyday) and not everyday:
        lines.append(f"Not listed: {plural(len(check.everyday), 'everyday phrase')}; see --everyday.")
    return lines


def to_json(check: DraftCheck, standings: list[Standing], *, everyday: bool = False) -> Mapping[str, Any]:
    """Return what was found in a draft as plain values for JSON; offsets count characters.

    Parameters
    ----------
    check : DraftCheck
    standings : list of Standing
    everyday : bool
        Whether everyday phrases are marked too.
    """
    marks = pd.concat([check.marks, check.everyday_marks]) if everyday else check.marks
    return {
        "finding": describe_draft(check),
        "film": check.film,
        "words": check.words,
        "marks": [
            {
                "start": int(row["start"]),
                "end": int(row["end"]),
                "phrase": row["phrase"],
                "reviews": int(row["reviews"]),
                "used_by": row["whose"] if pd.notna(row["whose"]) else None,
                "kind": _KINDS[row["kind"]],
                "status": row["status"] or None,
            }
            for _, row in marks.sort_values(["start", "end"]).iterrows()
        ],
        "nearly_the_same": [
            {"review_id": row["review_id"], "share": round(float(row["share"]), 3)} for _, row in check.twins.iterrows()
        ],
        "beside": [each._asdict() for each in standings],
        "stop": bool(len(check.alarms)),
    }


def _describe_twin(check: DraftCheck) -> str:
    twin = check.twins.iloc[0]
    whose = f"{twin['reviewer']}’s review" if pd.notna(twin["reviewer"]) else "a review"
    of = f" of “{shorten(str(twin['film']), _LONGEST, placeholder=' …')}”" if pd.notna(twin["film"]) else ""
    said = f"{percent(float(twin['share']))} of this draft is word for word in {whose}{of}"
    more = len(check.twins) - 1
    return f"{said}, and much of it in {plural(more, 'other review')}." if more else f"{said}."


def _quote(phrase: str) -> str:
    words = say_pattern(phrase).split(" ")
    return f"“{' '.join(words[:_QUOTED])}{' …' if len(words) > _QUOTED and words[-1] != '…' else ''}”"


def _write_row(row: pd.Series) -> str:
    """Return a line for one phrase or passage."""
    users = [row["whose"]] if pd.notna(row["whose"]) else []
    days = [date(row[name]) for name in ("first_published", "last_published") if pd.notna(row[name])]
    counted = plural(int(row["reviews"]), "review")
    said = ", ".join([counted, *users, *([" to ".join(dict.fromkeys(days))] if days else [])])
    if row["kind"] == PASSAGE:
        return f"passage of {plural(int(row['words']), 'word')}: “{row['printed']}” ({said})"
    name = f"{row['status']} phrase" if row["status"] else "phrase"
    return f"{name}: “{row['printed']}” ({row['phrase']}; {said})"


def write_twin(twin: pd.Series) -> str:
    """Return a line for a review that a draft is nearly the same as."""
    return f"{percent(float(twin['share']))}: {', '.join(byline(twin)) or twin['review_id']}"

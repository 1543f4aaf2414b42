"""The edition of what was found: its headline, what was read, what cannot be told, and where it can be found again."""

from collections.abc import Sequence
from datetime import UTC, datetime

import pandas as pd

from corpus.findings.addresses import Locate
from corpus.findings.banned import sign_banned
from corpus.findings.brief import Brief
from corpus.findings.choosing import choose_findings
from corpus.findings.claims import measure_strictness
from corpus.findings.comparing import compare_selections, tell_differences
from corpus.findings.edits import FIRST, Edits
from corpus.findings.evidence import Evidence
from corpus.findings.finding import Finding, tabulate_findings
from corpus.findings.lack import list_lacks
from corpus.findings.quoting import find_quotes
from corpus.store.selection import Selection
from corpus.store.selection_wording import describe_selection, name_selection
from corpus.wording import date, listed, plural


def make_brief(
    evidence: Evidence,
    selection: Selection,
    edits: Edits | None = None,
    *,
    beside: tuple[Evidence, Selection] | None = None,
    locate: Locate | None = None,
) -> Brief:
    """Return the brief of a selection.

    Parameters
    ----------
    evidence : Evidence
        Of the reviews that `selection` keeps.
    selection : Selection
    edits : Edits, optional
    beside : (Evidence, Selection), optional
        Another selection: the chapters on what differs from it come first, and what is tested between both counts
        in the correction over the brief.
    locate : callable, optional
        Without, chapters have no links.

    Returns
    -------
    Brief
        Each chapter has its `key`, by which `edits` know it, in a column of that name.
    """
    claims, standfirst = evidence.claims, describe_reading(evidence.reviews)
    different: list[Finding] = []
    unsure: list[str] = []
    if beside:
        compared = compare_selections(evidence, beside[0], (selection, beside[1]))
        times = measure_strictness([*evidence.tests.list_families(), *compared.list_families()])
        claims, compared = evidence.tests.tighten(times), compared.tighten(times)
        different, unsure = tell_differences(compared, evidence, beside[0])
        standfirst = f"{standfirst} {compared.sentence}"
        if len(different) < 2:
            standfirst += " Nothing clearly differs between them: see “Too little to tell”."
    found = choose_findings(evidence, claims)
    lacks = list_lacks(evidence, found, claims)
    if different:
        signed = (sign_banned(each, evidence.bans) for each in different)
        found = pd.concat([tabulate_findings(signed), found], ignore_index=True)
    # Among the chapters that a brief has until its editor says otherwise.
    quoted = tabulate_findings(find_quotes(evidence.quotes))
    found = pd.concat([found[: FIRST - 1], quoted, found[FIRST - 1 :]], ignore_index=True)
    chapters = arrange_chapters(found)
    href = [locate(*view) if locate else "" for view in zip(chapters["section"], chapters["parameters"], strict=True)]
    subject = describe_selection(selection, evidence.reviews)
    whole = Brief(
        title=f"{evidence.corpus.manifest.name}: {subject}",
        standfirst=standfirst,
        chapters=chapters.assign(note="", href=pd.Series(href, chapters.index, dtype="str")),
        unsure=(*unsure, *lacks),
        closing="",
        citation=cite(evidence, subject, beside),
    )
    return edit(whole, edits or Edits())


def edit(brief: Brief, edits: Edits) -> Brief:
    """Return a brief of which nothing is left out yet as its editor wants it."""
    chapters = arrange_chapters(brief.chapters, edits.order)
    keys = chapters["key"]
    notes = pd.Series([edits.notes.get(key, "") for key in keys], chapters.index, dtype="str")
    ours = zip(keys, chapters["sentence"], strict=True)
    sentences = pd.Series([edits.sentences.get(key) or said for key, said in ours], chapters.index, dtype="str")
    chapters = chapters.assign(note=notes, sentence=sentences)
    return brief._replace(title=edits.title or brief.title, chapters=chapters, closing=edits.closing)


def arrange_chapters(found: pd.DataFrame, order: Sequence[str] = ()) -> pd.DataFrame:
    """Return findings with their `key`, those that are asked for in the order asked for; all where none is.

    Examples
    --------
    >>> found = pd.DataFrame({"kind": ["cliché", "cliché", "split"]})
    >>> arrange_chapters(found)["key"].tolist()
    ['cliché', 'cliché 2', 'split']
    >>> arrange_chapters(found, ["split", "gone", "cliché"])["key"].tolist()
    ['split', 'cliché']
    """
    place = found.groupby("kind").cumcount() + 1
    keyed = found.assign(key=found["kind"] + (" " + place.astype("str")).where(place > 1, ""))
    if not order:
        return keyed
    known = [key for key in dict.fromkeys(order) if key in set(keyed["key"])]
    return keyed.set_index("key", drop=False).loc[known].reset_index(drop=True)


def describe_reading(reviews: pd.DataFrame) -> str:
    """Say what was read: reviews, films, critics, outlets and days.

    Examples
    --------
    >>> reviews = pd.DataFrame({"film": ["Dusk", "Dawn"], "reviewer": None, "outlet": "Post", "words": [310, 290]})
    >>> describe_reading(reviews.assign(published=pd.Timestamp("2025-03-03")))
    '2 reviews of 2 films in 1 outlet were read, 600 words, published on 3 Mar 2025.'
    """
    films, critics, outlets = (reviews[name].nunique() for name in ("film", "reviewer", "outlet"))
    said = plural(len(reviews), "review")
    said += f" of {plural(films, 'film')}" if films else ""
    said += f" by {plural(critics, 'critic')}" if critics else ""
    said += f" in {plural(outlets, 'outlet')}" if outlets else ""
    first, last = reviews["published"].min(), reviews["published"].max()
    days = ""
    if pd.notna(first):
        days = f", published on {date(first)}" if first == last else f", published from {date(first)} to {date(last)}"
    return f"{said} {'was' if len(reviews) == 1 else 'were'} read, {plural(int(reviews['words'].sum()), 'word')}{days}."


def cite(
    evidence: Evidence, subject: str, beside: tuple[Evidence, Selection] | None = None
) -> tuple[tuple[str, str], ...]:
    """Return what was read, by which program and lexicon, so that it can be found again: name and value of each."""
    manifest, scale = evidence.corpus.manifest, evidence.scored.scale
    lexicon = scale.lexicon_name[0].upper() + scale.lexicon_name[1:]
    if evidence.scored.lexicon_digest:
        lexicon = listed([lexicon, evidence.scored.lexicon_digest])
    compared = []
    if beside:
        other = beside[0].corpus.manifest
        compared = [("Compared with", f"{other.name} ({other.digest}): {name_selection(beside[1]) or 'all reviews'}")]
    return (
        ("Corpus", manifest.name),
        ("Digest of its reviews", manifest.digest),
        ("Built", f"{datetime.fromisoformat(manifest.built).astimezone(UTC):%-d %b %Y, %H:%M} UTC"),
        ("Selection", subject),
        *compared,
        ("Words scored by", lexicon),
        ("Program", f"Refrain, corpus format {manifest.format}"),
    )

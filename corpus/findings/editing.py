"""The edition of what was found: its headline, what was read, what cannot be told, and where it can be found again."""

from collections.abc import Callable, Mapping

import pandas as pd

from corpus.findings.brief import Brief
from corpus.findings.choosing import choose_findings
from corpus.findings.evidence import Evidence
from corpus.findings.lack import list_lacks
from corpus.store.selection import Selection
from corpus.store.selection_wording import describe_selection
from corpus.wording import date, listed, plural


def make_brief(
    evidence: Evidence,
    selection: Selection,
    *,
    title: str = "",
    notes: Mapping[str, str] | None = None,
    closing: str = "",
    address: Callable[[str, Mapping[str, str]], str] | None = None,
) -> Brief:
    """Return the brief of a selection.

    Parameters
    ----------
    evidence : Evidence
        Of the reviews that `selection` keeps.
    selection : Selection
    title, closing : str
        The editor's own headline and closing remark.
    notes : mapping of str to str, optional
        The editor's notes, by the kind of the finding that they stand above.
    address : callable, optional
        Returns the address of a section with some parameters, from the dashboard's root; without, there are no links.
    """
    found = choose_findings(evidence)
    chapters = found.assign(
        note=pd.Series([(notes or {}).get(kind, "") for kind in found["kind"]], index=found.index, dtype="str"),
        href=pd.Series(
            [
                address(section, parameters) if address else ""
                for section, parameters in zip(found["section"], found["parameters"], strict=True)
            ],
            index=found.index,
            dtype="str",
        ),
    )
    subject = describe_selection(selection, evidence.reviews)
    return Brief(
        title=title or f"{evidence.corpus.manifest.name}: {subject}",
        standfirst=describe_reading(evidence.reviews),
        chapters=chapters,
        unsure=list_lacks(evidence, found),
        closing=closing,
        citation=cite(evidence, subject),
    )


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


def cite(evidence: Evidence, subject: str) -> tuple[tuple[str, str], ...]:
    """Return what was read, by which program and lexicon, so that it can be found again."""
    manifest, scale = evidence.corpus.manifest, evidence.scored.scale
    lexicon = scale.lexicon_name[0].upper() + scale.lexicon_name[1:]
    if evidence.scored.lexicon_digest:
        lexicon = listed([lexicon, evidence.scored.lexicon_digest])
    return (
        ("Corpus", manifest.name),
        ("Digest of its reviews", manifest.digest),
        ("Built", manifest.built),
        ("Selection", subject),
        ("Words scored by", lexicon),
        ("Program", "Refrain"),
    )

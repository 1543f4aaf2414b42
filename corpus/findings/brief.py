"""A brief: the findings about a selection as an edition, which every format prints."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import pandas as pd


class Brief(NamedTuple):
    """An edition of findings, ready to be printed in any format.

    Attributes
    ----------
    title : str
        The headline: the editor's own, else made of the first finding or of what was read.
    standfirst : str
        What was read: reviews, days, outlets.
    chapters : DataFrame
        A row a finding, in the order of the edition: the columns of `finding.COLUMNS`, and `note` str, the editor's
        note above it, empty where there is none; `href` str, the address of its view, from the dashboard's root.
    unsure : tuple of str
        Sentences on what the reviews are too few to tell.
    closing : str
        The editor's closing remark; empty where there is none.
    citation : tuple of (str, str)
        What was read, by which program and lexicon, so that it can be found again: (name, value).
    """

    title: str
    standfirst: str
    chapters: pd.DataFrame
    unsure: tuple[str, ...]
    closing: str
    citation: tuple[tuple[str, str], ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """A name for each chapter, the same for the same selection: its kind, numbered from the second of a kind on."""
        turn = self.chapters.groupby("kind").cumcount() + 1
        return tuple(
            kind if at == 1 else f"{kind} {at}" for kind, at in zip(self.chapters["kind"], turn, strict=True)
        )


def edit(
    brief: Brief,
    *,
    title: str = "",
    keys: Sequence[str] | None = None,
    notes: Mapping[str, str] | None = None,
    closing: str = "",
) -> Brief:
    """Return a brief as an editor wants it.

    Parameters
    ----------
    brief : Brief
        With all that can be in it.
    title, closing : str
        The editor's headline and closing remark; an empty headline leaves the brief's own.
    keys : sequence of str, optional
        Which chapters, in which order; all by default. A key that the brief does not have is left out.
    notes : mapping of str to str, optional
        What stands above chapters, by key.
    """
    place = {key: at for at, key in enumerate(brief.keys)}
    kept = [key for key in (place if keys is None else keys) if key in place]
    chapters = brief.chapters.iloc[[place[key] for key in kept]].reset_index(drop=True)
    written = pd.Series([(notes or {}).get(key, "") for key in kept], index=chapters.index, dtype="str")
    return brief._replace(title=title or brief.title, chapters=chapters.assign(note=written), closing=closing)

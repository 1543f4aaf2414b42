"""What an editor makes of a brief: the headline, the chapters in their order and words, notes and a closing remark."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

#: So many chapters are in a brief until its editor says otherwise.
FIRST = 8
#: The longest headline, of the brief and of a chapter, and the longest note or closing remark, in letters.
HEADLINE, SENTENCE, NOTE = 140, 170, 400
#: The parameters of the address: the chapters in their order, the headline, the closing remark.
CHAPTERS, TITLE, CLOSING = "chapters", "title", "closing"


@dataclass(frozen=True)
class Edits:
    """What an editor has made of a brief.

    Attributes
    ----------
    title, closing : str
        The headline and the closing remark; empty for ours, and for none.
    order : tuple of str
        The keys of the chapters that go in, in their order; empty for all in ours. A key of what is no longer found is
        passed over.
    notes : mapping of str to str
        The note above each chapter, by its key.
    sentences : mapping of str to str
        What each chapter says in the editor's words, by its key; empty for ours.
    """

    title: str = ""
    closing: str = ""
    order: tuple[str, ...] = ()
    notes: Mapping[str, str] = field(default_factory=dict)
    sentences: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, given: Callable[[str], str], keys: Sequence[str]) -> "Edits":
        """Return what an address says of a brief: where it says nothing, its first chapters as they are.

        Parameters
        ----------
        given : callable
            Returns the value of a parameter of the address, "" where it has none.
        keys : sequence of str
            Of all chapters of the brief.
        """
        asked = given(CHAPTERS)
        order = tuple(asked.split(",")) if asked else tuple(keys[:FIRST])
        known = [key for key in order if key in keys]
        return cls(
            title=given(TITLE)[:HEADLINE].strip(),
            closing=given(CLOSING)[:NOTE].strip(),
            order=order,
            notes={key: given(name_note(key))[:NOTE].strip() for key in known},
            sentences={key: given(name_sentence(key))[:SENTENCE].strip() for key in known},
        )


def name_note(key: str) -> str:
    """Return the parameter of the note above a chapter."""
    return f"note-{key}"


def name_sentence(key: str) -> str:
    """Return the parameter of the editor's words for a chapter."""
    return f"sentence-{key}"

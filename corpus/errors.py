"""The errors whose messages a reader sees, unchanged."""

from corpus.schema import RejectKind


class CorpusError(Exception):
    """Something that the reader can mend; its message is shown unchanged."""


class SourceError(CorpusError):
    """A file or folder that cannot be read: the message names it, what it is and what is allowed.

    Parameters
    ----------
    message : str
    kind : RejectKind
        The kind of the reject that the file becomes where the others beside it are read.
    """

    def __init__(self, message: str, *, kind: RejectKind = "unreadable file") -> None:
        super().__init__(message)
        self.kind = kind


class MappingError(CorpusError):
    """A column mapping that does not fit the source, or a choice that only the reader can make."""


class StoreError(CorpusError):
    """A built corpus that is missing, damaged, of another format, or in use by another import."""


class OutdatedError(StoreError):
    """A built corpus that an older version of Refrain built, whose reviews can be measured again (`store.renewing`)."""


class DeskError(CorpusError):
    """The desk's database does not answer, cannot be written, or holds something else than was expected."""


class SelectionError(CorpusError):
    """A selection or a search that cannot be understood: says where the mistake is."""

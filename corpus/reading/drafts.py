"""The text of one uploaded file: a draft as a text, Markdown, Word or HTML file."""

import pandas as pd

from corpus.errors import SourceError
from corpus.reading.cleaning import clean_texts
from corpus.reading.formats import read_file
from corpus.reading.limits import LIMITS, MEBIBYTE, format_bytes
from corpus.reading.word import read_word

#: The files that are read, by the ends of their names.
ENDINGS = ("txt", "md", "docx", "html", "htm")
#: The largest file, in bytes.
LARGEST = 5 * MEBIBYTE


def read_upload(name: str, data: bytes) -> str:
    r"""Return the text of a file, without markup; in memory alone.

    Parameters
    ----------
    name : str
        The file's name; its ending says the format.
    data : bytes
        Its content.

    Raises
    ------
    SourceError
        The file is of another format, damaged, empty or too large; says which.

    Examples
    --------
    >>> read_upload("draft.md", b"---\nfilm: Dusk\n---\nA slow film.\n")
    'A slow film.'
    """
    ending = name.lower().rpartition(".")[2]
    if ending not in ENDINGS:
        raise SourceError(f"this is none of the files that are read: .{', .'.join(ENDINGS)}", kind="other format")
    if len(data) > LARGEST:
        raise SourceError(
            f"it has {format_bytes(len(data))}; at most {format_bytes(LARGEST)} are read", kind="too large"
        )
    written = read_word(data) if ending == "docx" else read_file(name, data).cells["text"][0]
    text = str(clean_texts(pd.Series([written])).texts.iloc[0])
    if not text:
        raise SourceError("there is no text in it", kind="empty file")
    return text[: LIMITS.review_characters]

"""The limits of reading. Each is stated in the message that refuses a file or a row.

The defaults let 75,000 long reviews or 1,000,000 short ones pass, and stop what would take the machine down.
"""

from dataclasses import dataclass

MEBIBYTE = 2**20


@dataclass(frozen=True)
class Limits:
    """The bounds of one import.

    Attributes
    ----------
    files : int
        Files in one import: in folders and archives together.
    file_bytes : int
        Bytes of one file as it lies on the disk.
    inflated_bytes : int
        Bytes that one archive, workbook, Parquet or .gz file may unfold into.
    ratio : int
        Times that a packed file of more than a mebibyte may grow; prose grows about 3 times.
    rows : int
        Rows of one table, and reviews of one import.
    columns : int
        Columns of one table.
    cells : int
        Cells of a workbook's sheet, empty ones included.
    review_characters : int
        Characters of one review (about 17,000 words), and of any other cell.
    name_characters : int
        Characters of the name of a film, a critic or an outlet; what is longer names nothing.
    front_matter_characters : int
        Characters of the lines between `---` and `---` of a Markdown file.
    depth : int
        Lists and objects inside each other in one row of JSON.
    broken : int
        Broken elements of a JSON list, after which the rest of the file is given up.
    crashes : int
        Files that may take the reading process down before the whole import is given up.
    seconds : int
        Seconds that one step of reading (mostly one file) may take in its own process.
    memory_bytes : int
        Address space of the reading process.
    """

    files: int = 200_000
    file_bytes: int = 256 * MEBIBYTE
    inflated_bytes: int = 1024 * MEBIBYTE
    ratio: int = 200
    rows: int = 1_000_000
    columns: int = 500
    cells: int = 20_000_000
    review_characters: int = 100_000
    name_characters: int = 300
    front_matter_characters: int = 20_000
    depth: int = 20
    broken: int = 1_000
    crashes: int = 5
    seconds: int = 120
    memory_bytes: int = 2048 * MEBIBYTE


LIMITS = Limits()


def format_bytes(size: int) -> str:
    """Return a number of bytes in MB or KB, as the messages have it.

    Examples
    --------
    >>> format_bytes(512 * MEBIBYTE), format_bytes(1000)
    ('512 MB', '1 KB')
    """
    return f"{size / MEBIBYTE:,.0f} MB" if size >= MEBIBYTE else f"{max(1, size // 1024):,} KB"

"""The words of a dictionary: most titles are made of them, most people's names are not."""

from functools import cache
from importlib.util import find_spec
from pathlib import Path


@cache
def read_dictionary() -> frozenset[str]:
    """Return the 66,000 words in small letters of TextBlob's part-of-speech lexicon (E. Brill's, 1994).

    Examples
    --------
    >>> [word in read_dictionary() for word in ("twilight", "galaxy", "sorrell")]
    [True, True, False]
    """
    # TextBlob is looked up and not imported, which takes longer than reading the file.
    package = find_spec("textblob")
    assert package is not None
    lexicon = Path(str(package.origin)).parent / "en" / "en-lexicon.txt"
    lines = (line.split() for line in lexicon.read_text(encoding="utf-8").splitlines())
    return frozenset(line[0] for line in lines if len(line) == 2 and line[0].islower())

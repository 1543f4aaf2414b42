"""Two reviews in two files."""

import pytest


def written(folder, **files):
    """Write files into a folder, `__` in a name standing for a dot."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name.replace("__", ".")).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def files(tmp_path):
    return written(
        tmp_path / "in",
        a__txt="“Dusk” is a fine film. “Dusk” stays with you long after the credits.",
        b__txt="“Dawn” is a dull film. “Dawn” stays with you long after the credits.",
    )

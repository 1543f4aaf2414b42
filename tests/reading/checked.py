"""Reading, with what is true of every reading."""

from corpus.reading import loading
from corpus.reading.loading import Reading
from corpus.schema import FILES, READ_COLUMNS, REJECT_KINDS, REJECTS, TITLES


def read(*sources, **options) -> Reading:
    """Read, and hold what is always true of a reading."""
    reading = loading.read_sources(sources, **options)
    assert list(reading.reviews)[: len(READ_COLUMNS)] == list(READ_COLUMNS)
    assert list(reading.rejects) == list(REJECTS)
    assert set(reading.rejects["kind"]) <= set(REJECT_KINDS)
    assert list(reading.files) == list(FILES)
    assert list(reading.titles) == list(TITLES)
    assert reading.files["rows"].sum() == len(reading.reviews) + len(reading.rejects)
    assert (reading.files["rows"] == reading.files["kept"] + reading.files["rejected"]).all()
    assert reading.reviews["review_id"].is_unique
    assert set(reading.titles["review_id"]) <= set(reading.reviews["review_id"])
    return reading

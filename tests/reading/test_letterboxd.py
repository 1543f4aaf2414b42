import pytest

from corpus.errors import SourceError
from corpus.reading import letterboxd
from corpus.reading.loading import preview_sources, read_sources
from tests.hostile import zipped

HEAD = "Date,Name,Year,Letterboxd URI,Rating,Rewatch,Review,Tags,Watched Date\n"
REVIEWS = (
    HEAD
    + '2024-03-02,The Long Dusk,2023,https://boxd.it/1,3.5,,"A <b>slow</b> film.\n\nIt ends.",cinema,2024-03-01\n'
    + "2024-03-05,Noon,2022,https://boxd.it/2,0.5,Yes,Dull.,,2024-03-05\n"
    + "2024-03-09,007,1999,https://boxd.it/3,,,No stars.,,\n"
)
EXPORT = [
    ("reviews.csv", REVIEWS),
    ("deleted/reviews.csv", HEAD + "2024-01-01,Gone,2020,https://boxd.it/9,1,,Taken back.,,\n"),
    ("diary.csv", "Date,Name,Year,Letterboxd URI,Rating,Rewatch,Tags,Watched Date\n2024-03-05,Noon,2022,x,1,,,\n"),
    ("comments.csv", "Date,Content,Comment\n2024-03-05,https://boxd.it/2,Not at all.\n"),
    ("profile.csv", "Date Joined,Username,Given Name\n2020-01-01,ada,Ada\n"),
    ("lists/best.csv", "Letterboxd list export v7\nDate,Name,Tags,URL,Description\n2024-01-01,Best,,x,Mine.\n"),
]


def test_an_export_is_read_without_a_choice(tmp_path):
    (tmp_path / "reviews.csv").write_text(REVIEWS)
    reading = read_sources([tmp_path / "reviews.csv"])
    reviews = reading.reviews
    assert reviews["film"].tolist() == ["The Long Dusk", "Noon", "007"]
    assert reviews["year"].tolist() == [2023, 2022, 1999]
    assert reviews["rating"].tolist()[:2] == [7, 1]
    assert reviews["published"].astype("str").tolist() == ["2024-03-02", "2024-03-05", "2024-03-09"]
    assert reviews["text"][0] == "A slow film.\n\nIt ends."
    assert {"Rewatch", "Tags", "Watched Date", "Letterboxd URI"} <= set(reviews)


def test_a_column_can_still_be_chosen(tmp_path):
    (tmp_path / "reviews.csv").write_text(REVIEWS)
    (table,) = preview_sources([tmp_path / "reviews.csv"], mapping={"film": "Tags"}).tables
    assert table.mapping["film"] == "Tags"


def test_a_zip_of_the_export_gives_its_reviews_and_says_why_the_rest_is_none(tmp_path):
    (tmp_path / "letterboxd.zip").write_bytes(zipped(*((name, text.encode()) for name, text in EXPORT)))
    reading = read_sources([tmp_path / "letterboxd.zip"])
    assert len(reading.reviews) == 3
    assert set(reading.rejects["kind"]) == {"other entry"}
    assert len(reading.rejects) == len(EXPORT) - 1
    assert reading.files["rows"].sum() == len(reading.reviews) + len(reading.rejects)


@pytest.mark.parametrize("names", [["name", "review"], ["Name", "Year", "Rating", "Comment"]])
def test_another_table_is_left_to_the_usual_names(names):
    letterboxd.check_part("reviews.csv", names)
    assert not letterboxd.is_export(names)


def test_the_reason_names_the_file_that_has_the_reviews():
    with pytest.raises(SourceError, match=r"reviews\.csv"):
        letterboxd.check_part("watched.csv", ["Date", "Name", "Year", "Letterboxd URI"])

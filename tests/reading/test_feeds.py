import html

import pytest

from corpus.reading import feeds, formats
from corpus.reading.loading import preview_sources, read_sources
from tests.hostile import HOSTILE_TEXTS

SPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:letterboxd="https://letterboxd.com" xmlns:media="http://search.yahoo.com/mrss/"'
)


def rss(*items: str) -> str:
    return f'<rss version="2.0" {SPACES}><channel><title>The Lantern</title>{"".join(items)}</channel></rss>'


def atom(*items: str) -> str:
    author = "<author><name>Ada Quill</name></author>"
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>The Lantern</title>{author}{"".join(items)}</feed>'


def first(text: str) -> dict[str, str | None]:
    return {name: cells[0] for name, cells in feeds.read_feed(text).cells.items()}


def test_an_item_of_rss_is_a_review():
    row = first(
        rss(
            "<item><title>Review: Dusk</title><link>https://example.org/1</link><dc:creator>Ada Quill</dc:creator>"
            "<pubDate>Sat, 02 Mar 2024 10:00:00 +0000</pubDate><description>In short.</description>"
            "<content:encoded><![CDATA[<p>Slow &amp; sweet.</p><p>It ends.</p><script>x()</script>]]></content:encoded>"
            "<category>Drama</category><category>Cinema</category><rating>4/5</rating>"
            "<media:rating>nonadult</media:rating></item>"
        )
    )
    assert row == {
        "headline": "Review: Dusk",
        "film": None,
        "year": None,
        "reviewer": "Ada Quill",
        "outlet": "The Lantern",
        "published": "Sat, 02 Mar 2024 10:00:00 +0000",
        "rating": "4/5",
        "genres": "Drama",
        "text": "Slow & sweet.\n\nIt ends.",
        "link": "https://example.org/1",
        "categories": "Drama, Cinema",
    }


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ('<content type="html">&lt;p&gt;Slow.&lt;/p&gt;&lt;p&gt;It ends.&lt;/p&gt;</content>', "Slow.\n\nIt ends."),
        (
            '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>1 &lt; 2</p><p>b</p></div></content>',
            "1 < 2\n\nb",
        ),
        ("<summary>Slow.\nIt ends.</summary>", "Slow.\nIt ends."),
        ("<content/><summary>Slow.</summary>", "Slow."),
    ],
)
def test_an_entry_of_atom_is_a_review(content, text):
    links = '<link rel="self" href="https://example.org/a"/><link href="https://example.org/1"/>'
    row = first(atom(f"<entry><title>Dusk</title>{links}<updated>2024-03-02T10:00:00Z</updated>{content}</entry>"))
    assert (row["text"], row["link"], row["reviewer"]) == (text, "https://example.org/1", "Ada Quill")
    assert (row["published"], row["outlet"]) == ("2024-03-02T10:00:00Z", "The Lantern")


def test_a_feed_of_letterboxd_names_film_year_and_stars():
    film = (
        "<letterboxd:filmTitle>The Long Dusk</letterboxd:filmTitle><letterboxd:filmYear>2023</letterboxd:filmYear>"
        "<letterboxd:memberRating>3.5</letterboxd:memberRating>"
    )
    watched = "&lt;p&gt;Watched on Friday March 1, 2024.&lt;/p&gt;"
    table = feeds.read_feed(
        rss(
            f"<item><guid>letterboxd-review-1</guid>{film}<description>&lt;p&gt;Slow.&lt;/p&gt;</description></item>",
            f"<item><guid>letterboxd-watch-2</guid>{film}<description>{watched}</description></item>",
            "<item><guid>letterboxd-list-3</guid><title>Best</title><description>Many.</description></item>",
        )
    )
    assert table.cells["film"][0] == "The Long Dusk"
    row = {name: cells[0] for name, cells in table.cells.items()}
    assert (row["year"], row["rating"], row["outlet"]) == ("2023", "3.5/5", "Letterboxd")
    assert table.cells["text"] == ["Slow.", None]
    assert [(bad.row, bad.kind) for bad in table.bad] == [(3, "other entry")]


def test_each_entry_becomes_a_review_or_a_line_in_the_rejects(tmp_path):
    (tmp_path / "feed.xml").write_text(
        rss(
            "<item><guid>1</guid><title>“Paper Lanterns”</title><summary>Paper Lanterns is slow.</summary></item>",
            "<item><guid>1</guid><title>Again</title><description>Paper Lanterns is quick.</description></item>",
            "<item><guid>2</guid><title>Nothing</title><description/></item>",
            "<item><title>Undated</title><description>Dull.</description></item>",
        )
    )
    reading = read_sources([tmp_path / "feed.xml"])
    assert reading.reviews["film"].tolist()[0] == "Paper Lanterns"
    assert reading.reviews["published"].isna().all()
    assert dict(zip(reading.rejects["row"], reading.rejects["kind"], strict=True)) == {2: "same entry", 3: "no text"}
    assert reading.titles.set_index("film")["rule"]["Undated"] == "the headline"
    (table,) = preview_sources([tmp_path / "feed.xml"]).tables
    assert (table.mapping["text"], table.because) == ("text", {})
    assert "guessed from headlines" in table.note


def test_an_encoding_is_read_as_it_is_declared():
    text = '<?xml version="1.0" encoding="ISO-8859-2"?>' + rss("<item><description>Łódź</description></item>")
    table = formats.read_file("feed.xml", text.encode("iso-8859-2"))
    assert (table.cells["text"], table.encoding) == (["Łódź"], "iso-8859-2")
    for encoding in "utf-8-sig", "utf-16":
        told = text.replace("ISO-8859-2", encoding.removesuffix("-sig"))
        assert formats.read_file("feed.xml", told.encode(encoding)).cells["text"] == ["Łódź"]


@pytest.mark.parametrize("name", HOSTILE_TEXTS)
def test_a_text_of_atom_that_says_it_is_plain_stays_letter_for_letter(name):
    text = HOSTILE_TEXTS[name]
    row = first(atom(f"<entry><title>x</title><content type='text'>{html.escape(text)}</content></entry>"))
    assert row["text"] == text.strip()

import pytest

from corpus.reading import wordpress
from corpus.reading.cleaning import clean_html
from corpus.reading.entries import Part
from corpus.reading.feeds import WORDPRESS, read_feed

SPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:wp="http://wordpress.org/export/1.2/" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"'
)
AUTHOR = (
    "<wp:author><wp:author_id>1</wp:author_id><wp:author_login><![CDATA[aq]]></wp:author_login>"
    "<wp:author_display_name><![CDATA[Ada Quill]]></wp:author_display_name></wp:author>"
)


def item(number: int, kind: str = "post", status: str = "publish", content: str = "Fine.", more: str = "") -> str:
    return (
        f"<item><title>Post {number}</title><dc:creator><![CDATA[aq]]></dc:creator><guid>{number}</guid>"
        f"<content:encoded><![CDATA[{content}]]></content:encoded><excerpt:encoded>In short</excerpt:encoded>"
        f"<pubDate>Sat, 02 Mar 2024 23:30:00 +0000</pubDate><wp:post_date>2024-03-03 00:30:00</wp:post_date>"
        f"<wp:post_type>{kind}</wp:post_type><wp:status>{status}</wp:status>{more}"
        f"<wp:comment><wp:comment_content>Not so.</wp:comment_content></wp:comment></item>"
    )


def export(*items: str) -> str:
    head = f"<title>The Lantern</title><wp:wxr_version>1.2</wp:wxr_version>{AUTHOR}"
    return f'<?xml version="1.0"?><rss version="2.0" {SPACES}><channel>{head}{"".join(items)}</channel></rss>'


def test_published_posts_are_read_with_the_name_of_their_author_and_their_day():
    genres = (
        '<category domain="category" nicename="r">Reviews</category>'
        '<category domain="category" nicename="s">Science fiction</category>'
        '<category domain="post_tag" nicename="o">opening night</category>'
    )
    table = read_feed(export(item(1, more=genres)))
    row = {name: cells[0] for name, cells in table.cells.items()}
    assert table.format == WORDPRESS
    assert (row["reviewer"], row["outlet"], row["published"]) == ("Ada Quill", "The Lantern", "2024-03-03 00:30:00")
    assert (row["genres"], row["categories"], row["tags"]) == (
        "Science fiction",
        "Reviews, Science fiction",
        "opening night",
    )
    assert (row["headline"], row["text"], row["film"]) == ("Post 1", "Fine.", None)


def test_everything_else_is_a_reject_with_its_reason():
    table = read_feed(
        export(
            item(1, kind="page"),
            item(2, kind="attachment", status="inherit"),
            item(3, status="draft"),
            item(4, status="private"),
            item(5, kind="wp_block"),
            item(6),
        )
    )
    assert list(table.numbers) == [6]
    assert [(bad.row, bad.kind) for bad in table.bad] == [(number, "other entry") for number in range(1, 6)]
    reasons = [bad.reason for bad in table.bad]
    assert all(
        word in reason
        for word, reason in zip(["page", "picture", "draft", "private", "wp_block"], reasons, strict=True)
    )


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("One.\n\nTwo <em>three</em>.\nFour.", "One.\n\nTwo three.\nFour."),
        ("<!-- wp:paragraph -->\n<p>One.</p>\n<!-- /wp:paragraph -->\n\n<p>Two.</p>", "One.\n\nTwo."),
        ('[caption id="a" width="3"]<img src="x.png" /> A still[/caption]\n\nOne.', "A still\n\nOne."),
        ("One.\n\n[embed]https://example.org/v[/embed]", "One."),
        ("a [citation] stays", "a [citation] stays"),
    ],
)
def test_paragraphs_are_kept_as_wordpress_shows_them(content, text):
    assert clean_html(wordpress.mark_paragraphs(content)) == text


def test_an_author_without_a_display_name_keeps_the_login():
    about = [Part("wp:author/wp:author_login", {}, "aq"), Part("wp:author/wp:author_login", {}, "rf")]
    about.append(Part("wp:author/wp:author_display_name", {}, "Rufus"))
    assert wordpress.list_authors(about) == {"rf": "Rufus"}

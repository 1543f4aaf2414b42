import time

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.reading.cleaning import as_text, clean_html, clean_texts


def cleaned(text: object) -> str:
    return clean_texts(pd.Series([text], dtype=object)).texts[0]


def removed(text: str) -> int:
    return int(clean_texts(pd.Series([text], dtype=object)).removed[0])


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("One.<br /><br />Two.", "One.\n\nTwo."),
        ("One.<BR>Two.<br/>Three.<br clear='all'>Four.", "One.\nTwo.\nThree.\nFour."),
        ('<p>One.</p><p class="lead">Two.</p>', "One.\n\nTwo."),
        ("One.<br />\nTwo.", "One.\nTwo."),
        ("an <i>almost</i> <strong>great</strong> film", "an almost great film"),
        ("Fish &amp; chips, &quot;fried&quot;, it&#39;s &eacute;t&eacute;", 'Fish & chips, "fried", it\'s été'),
        ("&amp;quot;Dusk&amp;quot;", '"Dusk"'),
        ("One.  \r\nTwo.\rThree.", "One.\nTwo.\nThree."),
        ("One.\n\n\n\n \nTwo.", "One.\n\nTwo."),
        ("  \n one\xa0two \n", "one two"),
        ("a\tb", "a\tb"),
        ("Cafe\u0301", "Café"),
    ],
)
def test_a_text_is_stored_as_a_reader_would_read_it(given, read):
    assert cleaned(given) == read
    assert removed(given) == 0


@pytest.mark.parametrize(
    "text",
    [
        "a < b, and b > a",
        "I <3 it",
        "<script>alert(1)</script>",
        '<img src="http://example.org/x.png">',
        "<style>body{display:none}</style>",
        '<span style="background:url(http://example.org)">x</span>',
        '<b onmouseover="x()">x',
        '<p style="color:red">x',
        "<sighs> not again <SPOILER>",
        "![](http://example.org/x.png) [x](javascript:alert(1))",
        "$x$ :red[x] :material/home: 1986. A %{y}<extra>",
        "=HYPERLINK(1)",
        "Q&A, AT&T; R&B &c. &notable; &copy without an end",
        "naïve — “quoted”… 日本語 😀 ½",
    ],
)
def test_what_only_looks_like_markup_stays_letter_for_letter(text):
    assert cleaned(text) == text


@pytest.mark.parametrize(
    ("given", "read", "count"),
    [
        ("\ufeffDusk", "Dusk", 1),
        ("gr\u200beat\u2060ly", "greatly", 2),
        ("nul\x00 bell\x07", "nul bell", 2),
        ("non\uffff\ufffe\ufdd0\U0001ffffchar", "nonchar", 4),
        ("half\ud83d a pair", "half a pair", 1),
        ("soft\xadly \u202eturned\u202c", "softly turned", 3),
        ("Latin\u200dword", "Latinword", 1),
        ("one page\x0cthe next", "one page\nthe next", 1),
        ("dusk \x96 and dawn\x85 \x93so\x94 it\x92s said", "dusk – and dawn… “so” it’s said", 5),
        ("&#8203;zero &#150; width", "zero – width", 1),
    ],
)
def test_unseen_characters_are_removed_or_replaced_and_counted(given, read, count):
    assert cleaned(given) == read
    assert removed(given) == count


def test_joiners_stay_where_they_join():
    family = "👨\u200d👩\u200d👧"
    persian = "می\u200cخواهم"
    assert cleaned(f"{family} {persian}") == f"{family} {persian}"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("None", "None"),
        ("nan", "nan"),
        ("007", "007"),
        (None, ""),
        (float("nan"), ""),
        (pd.NA, ""),
        (pd.NaT, ""),
        (1917, "1917"),
        (np.int64(1917), "1917"),
        (1917.0, "1917"),
        (7.5, "7.5"),
        (float("inf"), "inf"),
        (True, "True"),
        (pd.Timestamp("2025-03-04"), "2025-03-04 00:00:00"),
        (["a"], None),
        ({"a": 1}, None),
        (np.array([1, 2]), None),
        (b"bytes", None),
    ],
)
def test_a_cell_is_text_or_missing_or_refused(value, text):
    assert as_text(value) == text


def test_a_refused_cell_is_marked_and_its_neighbours_are_kept():
    result = clean_texts(pd.Series(["good", ["a", "list"], None], index=[7, 8, 9], dtype=object))
    assert result.texts.tolist() == ["good", "", ""]
    assert result.refused.tolist() == [False, True, False]
    assert list(result.texts.index) == list(result.removed.index) == list(result.refused.index) == [7, 8, 9]


def test_no_texts_give_empty_series_of_the_same_types():
    result = clean_texts(pd.Series([], dtype="str"))
    assert (str(result.texts.dtype), str(result.removed.dtype), str(result.refused.dtype)) == ("str", "int64", "bool")
    assert len(result.texts) == 0


MARKED = st.lists(
    st.one_of(
        st.text(st.characters(), max_size=8),
        st.sampled_from(
            [
                "<br",
                "/>",
                ">",
                "<p>",
                "</p",
                "&",
                "amp;",
                "lt;",
                "#38;",
                "gt;",
                "<i>",
                "\u200b",
                "\u200d",
                "\x96",
                "\r",
                "\n",
                " ",
            ]
        ),
    ),
    max_size=12,
).map("".join)


@given(MARKED)
def test_a_cleaned_text_is_its_own_cleaning(text):
    once = clean_texts(pd.Series([text], dtype=object))
    twice = clean_texts(once.texts)
    assert twice.texts[0] == once.texts[0]
    assert twice.removed[0] == 0


@given(st.text("xyz <>&;.\n", max_size=40))
def test_no_visible_letter_of_a_text_without_tags_is_lost(text):
    assert "".join(cleaned(text).split()) == "".join(text.split())


def test_a_page_gives_its_article_without_scripts_styles_and_navigation():
    page = """<!doctype html><html><head><title>The site</title><style>p{color:red}</style></head>
    <body><nav>Home</nav><article><!-- by hand --><h1>Dusk</h1><p>Light &amp;
    shadow, <em>every</em>where.<br>Truly.</p><script>if (1 < 2) { alert("<p>") }</script>
    <ul><li>one</li><li>two</li></ul></article><footer>Imprint</footer></body></html>"""
    assert clean_html(page) == "Dusk\n\nLight & shadow, everywhere.\nTruly.\n\none\ntwo"


def test_a_page_s_table_gives_a_line_for_each_row():
    table = "<table><tr><th>Film</th><th>Stars</th></tr><tr><td>Dusk</td><td>4</td></tr></table>"
    assert clean_html(table) == "Film\tStars\nDusk\t4"


def test_a_page_without_an_article_gives_its_body_and_a_fragment_gives_itself():
    assert clean_html("<head><title>T</title></head><body bgcolor=white>Dusk<a title='a > b'>!</a></body>") == "Dusk!"
    assert clean_html("just <b>words</b>, 1 < 2") == "just words, 1 < 2"


@pytest.mark.parametrize(
    "piece",
    ["<div>", "<!--", "<![", "<", "<a ", '<a "', '<a "<a" ', "<script>", "<article>", "&amp", "&amp;", "<p class=a "],
)
def test_a_hostile_page_or_text_takes_linear_time(piece):
    began = time.process_time()
    clean_html(piece * 100_000)
    cleaned(piece * 100_000)
    assert time.process_time() - began < 3


def test_a_page_nested_100_000_deep_is_read():
    assert clean_html("<div>" * 100_000 + "Dusk" + "</div>" * 100_000) == "Dusk"

import html
import re

from hypothesis import given
from hypothesis import strategies as st

from corpus.figures.chart import draw_paper, escape_text, wrap_text, write_hovers


@given(st.text(max_size=60))
def test_letters_come_back_when_the_browser_decodes_them(text):
    assert html.unescape(escape_text(text).replace("<br>", "\n")) == text.replace("\r", "")
    assert not re.search(r"[<>$%\n]", escape_text(text).replace("<br>", ""))


@given(st.text(alphabet="ab cé七", max_size=80), st.integers(4, 30))
def test_wrapping_loses_no_letter_and_no_line_is_too_long(text, width):
    lines = wrap_text(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(len(line) + line.count("七") <= width for line in lines)


def test_a_text_that_fits_keeps_its_spaces():
    assert wrap_text("    four spaces", 20) == ["    four spaces"]


def test_a_hover_leaves_out_what_is_missing():
    assert write_hovers(["A", "B"], [None, "C"], ["", "D"]) == ["A", "B<br>C<br>D"]


def test_a_long_title_is_broken_between_words_and_the_figure_grows_with_it():
    short, long = draw_paper("Short", body=100), draw_paper("many words " * 20, body=100)
    lines = long.layout.title.text.split("<br>")
    assert all(len(line) <= 42 for line in lines)
    assert long.layout.height - short.layout.height == 21 * (len(lines) - 1)

"""Text that came in is shown letter for letter."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from pages.shared.letters import letters, markdown
from tests.hostile import HOSTILE_TEXTS
from tests.pages.conftest import as_read


@given(st.text())
def test_html_shows_any_text_letter_for_letter(text: str) -> None:
    html = letters(text)
    assert unescape(html) == text
    assert not set(html) & set("<>\"'")


@given(st.text())
def test_markdown_holds_no_mark_and_reads_as_the_text(text: str) -> None:
    escaped = markdown(text)
    assert (
        "".join(chr(int(code)) if code else letter for code, letter in re.findall(r"&#(\d+);|(.)", escaped, re.DOTALL))
        == text
    )
    assert not set(re.sub(r"&#\d+;", "", escaped)) & set("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~ \n")


def test_a_line_is_a_paragraph_of_the_text_and_nothing_else() -> None:
    def page(texts: list[str]) -> None:
        from pages.shared.letters import plain_text

        for text in texts:
            plain_text(text)

    texts = [*HOSTILE_TEXTS.values()]
    bodies = [
        html.proto.body for html in AppTest.from_function(page, default_timeout=60, args=(texts,)).run().get("html")
    ]
    assert [as_read(body) for body in bodies] == texts
    assert [re.findall(r"<(\w+)", body) for body in bodies] == [["p"]] * len(texts)


@pytest.mark.parametrize("style", ["finding", "selection", "note", "body"])
def test_a_line_keeps_spaces_and_breaks_and_bears_its_style(style: str) -> None:
    def page(style) -> None:
        from pages.shared.letters import plain_text

        plain_text("  one\n\n  two", style)

    body = AppTest.from_function(page, default_timeout=60, args=(style,)).run().get("html")[0].proto.body
    assert as_read(body) == "  one\n\n  two"
    assert "white-space:pre-wrap" in body
    assert f'class="{style}"' in body

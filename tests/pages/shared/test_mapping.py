"""How the tables of an import would be read."""

import re

from streamlit.testing.v1 import AppTest

from tests.pages.conftest import paragraphs


def preview() -> None:
    from pathlib import Path
    from tempfile import mkdtemp

    from corpus.reading.loading import preview_sources
    from pages.shared import mapping

    folder = Path(mkdtemp())
    (folder / "named.csv").write_text("film,review\nDawn,A slow film.\n")
    (folder / "odd.csv").write_text("alpha,beta\n1,2\n")
    shown = preview_sources([folder]).tables
    corrections = mapping.correct(shown, content="x")
    import streamlit as st

    st.text(f"{corrections.readable} {corrections.fits} {corrections.mapping}")


def test_a_table_without_a_column_of_text_is_named_and_the_others_can_be_read() -> None:
    at = AppTest.from_function(preview).run()
    assert not at.exception
    assert at.text[0].value == "1 True {}"
    assert re.match("Skipped, because no column holds the text: .*odd.csv.$", paragraphs(at)[-1])

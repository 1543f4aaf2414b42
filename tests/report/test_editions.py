from datetime import date

import pytest

from corpus.errors import CorpusError
from corpus.report import editions
from tests.hostile import UNSEEN_TEXTS
from tests.report.briefs import EMPTY, EVERY, all_hostile


def test_a_brief_is_written_in_the_format_that_the_suffix_names(tmp_path):
    editions.write_brief(EVERY, tmp_path / "brief.HTML", made=date(2026, 11, 22))
    assert (tmp_path / "brief.HTML").read_bytes() == editions.render(EVERY, "html", made=date(2026, 11, 22))


def test_another_suffix_is_refused(tmp_path):
    with pytest.raises(CorpusError, match="not as “docx”"):
        editions.write_brief(EVERY, tmp_path / "brief.docx")


def test_an_address_that_runs_is_refused():
    with pytest.raises(CorpusError, match="begins with http"):
        editions.render(EVERY, "html", root="javascript:alert(1)")


@pytest.mark.parametrize("form", [form for form in editions.FORMATS if form != "pdf"])  # which is the page, printed
def test_letters_that_no_file_can_hold_are_left_out(form):
    held = [text for text in UNSEEN_TEXTS.values() if "\ud800" not in text]  # a frame holds no half of a letter
    assert editions.render(all_hostile(held), form)
    for text in UNSEEN_TEXTS.values():
        assert editions.render(EMPTY._replace(title=text, standfirst=text, unsure=(text,), closing=text), form)

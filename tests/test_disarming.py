import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.disarming import disarm, rearm
from tests.reviews import HOSTILE


@pytest.mark.parametrize("text", ['=HYPERLINK("http://x")', "+1", "-2+3", "@x", "\t=1", "\r=1", "-A1", "-"])
def test_what_a_spreadsheet_would_run_begins_with_an_apostrophe(text):
    assert disarm(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "Mean Girls", "'tis", "-3.5", "-40", " =1", "1+1"])
def test_everything_else_stays_as_it_is(text):
    assert disarm(text) == text


@given(st.text(alphabet="'=+-@\t\r1a", max_size=6) | st.text(max_size=20) | st.sampled_from(HOSTILE))
def test_every_text_comes_back_and_none_is_run(text):
    disarmed = disarm(text)
    assert rearm(disarmed) == text
    assert disarmed[:1] not in {"=", "+", "@", "\t", "\r"}

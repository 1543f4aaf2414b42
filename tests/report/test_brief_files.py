"""A brief is handed to another process as it is, and comes back as the file that it would be here."""

import resource
import time
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from corpus.errors import CorpusError
from corpus.report import apart, brief_files
from corpus.report.brief_files import make_brief_file
from corpus.report.editions import clean_brief, render
from tests.hostile import HOSTILE_TEXTS
from tests.report.briefs import EMPTY, EVERY, all_hostile

DAY = date(2026, 11, 22)
#: As a finding may have them: counts of NumPy's own type.
COUNTED = EVERY._replace(
    chapters=EVERY.chapters.assign(
        exhibit=[shown and shown._replace(of=np.int64(12), scale=(0.0, 10.0)) for shown in EVERY.chapters["exhibit"]]
    )
)
BRIEFS = {"counted": COUNTED, "every": EVERY, "empty": EMPTY, "hostile": all_hostile(list(HOSTILE_TEXTS.values()))}


@pytest.mark.parametrize("name", BRIEFS)
def test_a_brief_is_handed_over_as_it_is(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    brief = clean_brief(BRIEFS[name])
    read = []
    brief_files._hand_over(brief, "html", DAY, tmp_path)
    monkeypatch.setattr(brief_files, "FORMATS", {"html": lambda brief, made: read.append((brief, made)) or b""})
    brief_files._make(tmp_path)
    (again, made), cells = read[0], ["parameters", "exhibit"]
    assert made == DAY
    assert again._replace(chapters=None) == brief._replace(chapters=None)
    pd.testing.assert_frame_equal(again.chapters.drop(columns=cells), brief.chapters.drop(columns=cells))
    assert list(again.chapters) == list(brief.chapters)
    assert again.chapters["parameters"].tolist() == brief.chapters["parameters"].tolist()
    for one, other in zip(again.chapters["exhibit"], brief.chapters["exhibit"], strict=True):
        assert (one is None) == (other is None)
        if one is not None:
            assert one._replace(rows=None) == other._replace(rows=None)
            pd.testing.assert_frame_equal(one.rows, other.rows)


@pytest.mark.parametrize("form", ["html", "pptx"])  # a PDF is this page, printed
def test_another_process_makes_the_same_bytes_and_has_the_work(form: str) -> None:
    before, ours = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime, time.process_time()
    file = make_brief_file(EVERY, form, made=DAY)
    ours, theirs = time.process_time() - ours, resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before
    assert file == render(EVERY, form, made=DAY)
    assert theirs > 3 * ours


def test_why_a_brief_is_not_made_is_said_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PATH", "HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    with pytest.raises(CorpusError, match="Chromium, and none was found"):
        make_brief_file(EMPTY, "pdf")
    monkeypatch.setattr(apart, "LONGEST", 0.01)
    with pytest.raises(CorpusError, match=r"could not be made\. Try again, or take another format\."):
        make_brief_file(EMPTY, "html")
    with pytest.raises(CorpusError, match="not as “docx”"):
        make_brief_file(EMPTY, "docx")

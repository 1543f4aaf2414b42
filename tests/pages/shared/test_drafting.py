"""The archive is opened once; the last check stays in its visit."""

import pytest
import streamlit as st

from corpus.findings.draft_archive import DraftArchive
from pages.shared import drafting, watching
from pages.shared.viewing import View


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was made, in order."""
    done: list[str] = []
    of, read = DraftArchive.of.__func__, drafting.read_draft
    monkeypatch.setattr(DraftArchive, "of", classmethod(lambda cls, corpus: done.append("archive") or of(cls, corpus)))
    monkeypatch.setattr(drafting, "read_draft", lambda text, *a, **k: done.append(text) or read(text, *a, **k))
    drafting.open_archive.clear()
    return done


def test_the_last_check_is_kept_in_the_visit_until_something_changes(view: View, made, monkeypatch) -> None:
    visit: dict = {}
    monkeypatch.setattr(st, "session_state", visit)
    decided = watching.watch_list.NOTHING
    monkeypatch.setattr(watching, "read_decided", lambda: decided)
    asked = {"film": None, "critic": None, "own": True}
    first = drafting.check_draft(view, "It hums long after the credits roll.", **asked)
    assert drafting.check_draft(view, "It hums long after the credits roll.", **asked) is first
    decided = decided.copy()
    assert drafting.check_draft(view, "It hums long after the credits roll.", **asked) is not first
    drafting.check_draft(view, "It hums.", **asked)
    assert made == ["archive", *["It hums long after the credits roll."] * 2, "It hums."]
    assert [len(kept) for kept in visit.values()] == [4]

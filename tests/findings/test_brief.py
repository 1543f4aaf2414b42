"""A brief is arranged and annotated by its editor, and says no more than its findings."""

import pandas as pd

from corpus.findings.brief import Brief, edit
from corpus.findings.finding import Finding, tabulate_findings


def make_brief(*kinds: str) -> Brief:
    """A brief of one sentence a kind."""
    found = tabulate_findings(Finding(kind, f"{kind} {n}.", "films", {}, 3, 1.0) for n, kind in enumerate(kinds))
    chapters = found.assign(note="", href="/films")
    return Brief("Sample", "3 reviews were read.", chapters, ("Too few.",), "", (("Corpus", "Sample"),))


def test_chapters_of_one_kind_are_numbered_from_the_second_on() -> None:
    assert make_brief("tic", "split", "tic", "tic").keys == ("tic", "split", "tic 2", "tic 3")


def test_an_editor_chooses_and_orders_chapters_and_writes_above_them() -> None:
    brief = edit(
        make_brief("tic", "split", "tic"),
        title="Monday",
        keys=["tic 2", "gone", "split"],
        notes={"split": "Look!", "tic": "left out"},
        closing="That is all.",
    )
    assert brief.chapters["sentence"].tolist() == ["tic 2.", "split 1."]
    assert brief.chapters["note"].tolist() == ["", "Look!"]
    assert (brief.title, brief.closing, brief.unsure) == ("Monday", "That is all.", ("Too few.",))


def test_a_brief_that_nobody_has_edited_is_as_it_was() -> None:
    whole = make_brief("tic", "split")
    same = edit(whole)
    pd.testing.assert_frame_equal(same.chapters, whole.chapters)
    assert same.title == "Sample"


def test_a_brief_may_be_left_without_chapters() -> None:
    assert edit(make_brief("tic"), keys=[]).chapters.empty

"""The edition: its chapters, what was read, and where it is from."""

import numpy as np
import pytest

from corpus.findings.editing import make_brief
from corpus.findings.edits import Edits
from corpus.findings.evidence import Evidence
from corpus.findings.finding import COLUMNS
from corpus.report.xlsx import name_sheet
from corpus.store.corpus import Corpus
from corpus.store.scored import ScoredCorpus
from corpus.store.selection import Selection

FORMS = {
    "ranking": {"label", "value", "low", "high", "n", "named"},
    "timeline": {"label", "value", "low", "high", "n", "named"},
    "spread": {"label", "value", "named"},
    "passages": {"label", "text"},
}


@pytest.fixture(scope="module")
def evidence(sample: Corpus) -> Evidence:
    return Evidence(sample, ScoredCorpus.of(sample), np.ones(len(sample.reviews), bool))


def test_the_sample_has_a_chapter_of_each_kind_that_is_sure(evidence: Evidence) -> None:
    brief = make_brief(evidence, Selection(), locate=lambda section, _: f"/{section}")
    assert brief.title == "Sample reviews (fiction): 67 reviews of 12 films, 2024–2026"
    assert brief.standfirst == (
        "67 reviews of 12 films by 8 critics in 3 outlets were read, 14,875 words, published from 13 Sep 2024 to "
        "14 Aug 2026."
    )
    assert brief.chapters["key"].tolist() == [
        "cliché", "split", "harshest", "best and worst", "copies", "tic", "signature", "quotes", "named",
    ]  # fmt: skip
    assert list(brief.chapters)[: len(COLUMNS)] == list(COLUMNS)
    assert brief.chapters["href"].tolist()[:2] == ["/phrase", "/split"]
    assert dict(brief.citation)["Corpus"] == "Sample reviews (fiction)"
    assert "Tone picks the better-rated of two reviews 69 times in 100 (45 to 86): that could be luck." in brief.unsure


def test_every_chapter_is_short_and_has_its_rows_and_its_method(evidence: Evidence) -> None:
    for chapter in make_brief(evidence, Selection()).chapters.to_dict("records"):
        assert len(chapter["sentence"].split()) <= 25
        assert len(chapter["sentence"]) <= 170
        assert chapter["method"].endswith(".")
        exhibit = chapter["exhibit"]
        assert FORMS[exhibit.form] <= set(exhibit.rows)
        assert set(exhibit.heads) <= set(exhibit.rows)
        assert len(exhibit.rows)
        if "named" in exhibit.rows:
            assert exhibit.rows["named"].any()


def test_the_same_reviews_give_the_same_brief(sample: Corpus, evidence: Evidence) -> None:
    again = Evidence(sample, ScoredCorpus.of(sample), evidence.keep)
    one, other = (make_brief(each, Selection()) for each in (evidence, again))
    assert one._replace(chapters=None) == other._replace(chapters=None)
    for name in ("sentence", "q", "value", "method"):
        assert one.chapters[name].equals(other.chapters[name])
    for a, b in zip(one.chapters["exhibit"], other.chapters["exhibit"], strict=True):
        assert a.rows.equals(b.rows)


def test_an_editor_chooses_orders_annotates_and_rewords(evidence: Evidence) -> None:
    edits = Edits(
        "This spring", "That is all.", ("split", "gone", "tic"), {"tic": "Talk to Rufus."}, {"tic": "Rufus, again."}
    )
    brief = make_brief(evidence, Selection(), edits)
    assert (brief.title, brief.closing) == ("This spring", "That is all.")
    assert brief.chapters["key"].tolist() == ["split", "tic"]
    assert brief.chapters["note"].tolist() == ["", "Talk to Rufus."]
    ours = make_brief(evidence, Selection()).chapters.set_index("key")["sentence"]
    assert brief.chapters["sentence"].tolist() == [ours["split"], "Rufus, again."]


def test_a_brief_beside_another_selection_begins_with_what_differs(sample: Corpus, evidence: Evidence) -> None:
    chosen = Selection(film=("Vanguard of Ash",))
    this = Evidence(sample, evidence.scored, sample.mask(chosen))
    brief = make_brief(this, chosen, beside=(evidence, Selection()))
    assert brief.chapters["key"].tolist()[:3] == ["rating beside", "tone beside", "reviews beside"]
    assert brief.standfirst.endswith(" 6 reviews of “Vanguard of Ash” are compared with 61 of other films.")
    assert dict(brief.citation)["Compared with"].endswith(": all reviews")


def test_each_sheet_of_a_workbook_is_called_as_readers_call_what_it_is_about(
    sample: Corpus, evidence: Evidence
) -> None:
    chosen = Selection(film=("Vanguard of Ash",))
    this = Evidence(sample, evidence.scored, sample.mask(chosen))
    beside = make_brief(this, chosen, beside=(evidence, Selection()))
    kinds = [*make_brief(evidence, Selection()).chapters["kind"], *beside.chapters["kind"]]
    assert [kind for kind in kinds if name_sheet(1, kind) == f"1 {kind}"] == []


def test_what_is_compared_counts_in_the_correction_over_the_brief(sample: Corpus, evidence: Evidence) -> None:
    alone = make_brief(evidence, Selection()).chapters.set_index("key")["q"]
    chosen = Selection(critic=("Rufus Obadele",))
    other = Evidence(sample, evidence.scored, sample.mask(chosen))
    beside = make_brief(evidence, Selection(), beside=(other, chosen)).chapters.set_index("key")["q"]
    assert beside["harshest"] != alone["harshest"]

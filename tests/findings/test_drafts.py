"""What of a draft the archive has already: phrases, passages, whole reviews; and what an editor has decided on."""

import pandas as pd
import pytest

from corpus.findings.draft_archive import DraftArchive
from corpus.findings.drafts import DraftCheck, read_draft
from corpus.store.building import build
from corpus.store.corpus import open_corpus
from tests.hostile import HOSTILE_TEXTS

CREDITS = "long after the credits roll/rolled/have rolled"
APART = "what truly sets «film» apart is its *"
DRAFT = (
    "It hums long after the credits roll. What truly sets The Lantern Keeper apart is its light, and it tugged at the "
    "heartstrings. “You should stay for a sense of dread,” she says."
)


@pytest.fixture(scope="module")
def archive(sample) -> DraftArchive:
    return DraftArchive.of(sample)


@pytest.fixture(scope="module")
def check(archive) -> DraftCheck:
    return read_draft(DRAFT, archive)


def test_each_phrase_is_a_row_with_its_counts_and_its_users(check, archive):
    listed = archive.listed.set_index("phrase")
    assert check.rows["phrase"].tolist() == [CREDITS, APART, "tugs/tugging at the heartstrings"]
    for name in ("reviews", "whose", "first_published", "last_published"):
        assert check.rows[name].tolist() == listed.loc[check.rows["phrase"], name].tolist()
    assert check.rows["printed"].iloc[2] == "tugged at the heartstrings"


def test_a_film_that_the_archive_has_not_is_found_by_the_phrases_around_it(check, archive):
    assert (check.film, check.found) == ("The Lantern Keeper", True)
    given = read_draft(DRAFT, archive, film="The Tithe House")
    assert (given.film, given.found) == ("The Tithe House", False)
    assert APART not in given.rows["phrase"].tolist()


def test_marks_are_places_in_the_text_and_quotations_have_none(check):
    assert [DRAFT[row.start : row.end] for row in check.marks.itertuples()] == [
        "long after the credits roll",
        "What truly sets The Lantern Keeper apart is its light",
        "tugged at the heartstrings",
    ]
    assert (check.cliches, check.quoted) == (4, 1)


def test_everyday_phrases_are_folded_away(check, archive):
    everyday = read_draft("A film.", archive)
    assert everyday.rows.empty
    assert everyday.everyday["phrase"].tolist() == ["a film"]
    assert len(everyday.everyday_marks) == 1
    assert everyday.cliches == 0


def test_a_review_of_the_archive_is_nearly_the_same_as_itself_and_a_passage_is_one_row(sample, archive):
    review = sample.reviews.iloc[0]
    text = sample.read_texts([review["review_id"]]).iloc[0]
    check = read_draft(f"Zither owls quibble. {text}", archive)
    assert check.twins["review_id"].tolist() == [review["review_id"]]
    assert check.twins["share"].iloc[0] > 0.9
    first = check.rows.iloc[0]
    assert (first["kind"], first["review_id"], first["reviews"]) == ("passage", review["review_id"], 1)
    assert check.alarms["kind"].tolist() == ["passage"]


def test_what_was_printed_before_comes_before_all_phrases_however_short(archive):
    copied = "One paper boat would have done, and we get a flotilla."
    check = read_draft(f"It hums long after the credits roll. Zither owls quibble. {copied}", archive)
    assert check.rows["kind"].tolist() == ["passage", "inflection"]
    assert check.alarms.empty


def test_a_critic_s_own_earlier_copy_can_be_ignored(sample, archive):
    critic = sample.reviews["reviewer"].iloc[0]
    mine = sample.reviews[sample.reviews["reviewer"] == critic]
    text = sample.read_texts(mine["review_id"].tolist()[:1]).iloc[0]
    whole, others = (read_draft(text, archive, critic=critic, own=own) for own in (True, False))
    assert len(whole.twins) == 1
    assert others.twins.empty
    assert critic not in others.rows["whose"].tolist()
    counted = others.rows.set_index("phrase")["reviews"]
    assert (counted < whole.rows.set_index("phrase").loc[counted.index, "reviews"]).all()


def test_what_an_editor_has_decided_counts_for_every_form_of_a_phrase(archive):
    watched = pd.DataFrame(
        {
            "phrase": ["tug at the heartstrings", "hum long after *", CREDITS.partition("/")[0]],
            "status": ["banned", "watched", "allowed"],
        }
    )
    check = read_draft(DRAFT, archive, watched=watched)
    assert check.rows[["phrase", "status"]].to_numpy().tolist()[0] == ["tug at the heartstrings", "banned"]
    assert CREDITS not in check.rows["phrase"].tolist()
    assert "tugs/tugging at the heartstrings" not in check.rows["phrase"].tolist()
    assert check.alarms["phrase"].tolist() == ["tug at the heartstrings"]
    assert check.marks["status"].tolist().count("banned") == 1


@pytest.mark.parametrize("text", ["", " \n ", "the", "\n".join(HOSTILE_TEXTS.values())])
def test_any_text_can_be_checked(text, check, archive):
    checked = read_draft(text, archive)
    assert list(checked.marks.columns) == list(check.marks.columns)
    assert (checked.marks["end"] <= len(text)).all()


def test_a_corpus_of_one_review_has_its_passages(tmp_path, read_here):
    (tmp_path / "one.txt").write_text("Crumb is a slow and lovely film about bread.")
    build([tmp_path / "one.txt"], tmp_path / "one")
    one = DraftArchive.of(open_corpus(tmp_path / "one"))
    check = read_draft("A slow and lovely film about bread, and more of the same to come in the end.", one)
    assert check.rows["printed"].tolist() == ["A slow and lovely film about bread"]

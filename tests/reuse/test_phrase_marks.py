import pandas as pd
import pytest

from corpus.reuse import phrase_marks, phrasebook
from corpus.store.building import build
from corpus.store.corpus import open_corpus
from tests.hostile import HOSTILE_TEXTS

COLUMNS = {"start": "int64", "end": "int64", "phrase_id": "str"}


@pytest.fixture(scope="module")
def names(sample):
    """How the sample lists each phrase, by its id."""
    return sample.listed.set_index("phrase_id")["phrase"].to_dict()


@pytest.fixture(scope="module")
def quoted(sample, names):
    """Return the marks in a text: the words there, and the phrase as it is listed."""

    def quoted_in(text, film=None):
        marks = phrase_marks.find_phrases(text, sample.phrasebook, film=film)
        return [(text[row.start : row.end], names[row.phrase_id]) for row in marks.itertuples()]

    return quoted_in


def printed_in(corpus, review_id):
    """The occurrences in a review of all phrases of its corpus, as the tables have them: (start, end, id)."""
    singles = corpus.occurrences.astype({"phrase_id": "str"})
    families = corpus.families.occurrences.astype({"family_id": "str"}).rename(columns={"family_id": "phrase_id"})
    both = pd.concat([frame[frame["review_id"] == review_id] for frame in (families, singles)])
    both = both[both["phrase_id"].isin(corpus.listed["phrase_id"])]
    return list(both[["start", "end", "phrase_id"]].itertuples(index=False, name=None))


def outermost(occurrences, listed):
    """Occurrences without those inside others, and without the phrases of a family that occurs there."""
    rank = {phrase_id: place for place, phrase_id in enumerate(listed["phrase_id"])}
    family = dict(zip(listed["phrase_id"], listed["family_id"], strict=True))
    apart = [
        (start, end, phrase_id)
        for start, end, phrase_id in occurrences
        if not any(other == family[phrase_id] != phrase_id and a < end and start < b for a, b, other in occurrences)
    ]
    marks = set()
    for start, end, one in apart:
        around = [(a, b, other) for a, b, other in apart if a <= start and end <= b]
        if all((a, b) == (start, end) and rank[other] >= rank[one] for a, b, other in around):
            marks.add((start, end, one))
    return marks


def test_a_review_read_as_a_draft_has_the_phrases_that_its_corpus_finds_in_it_and_few_more(sample, names):
    texts = sample.read_texts(sample.reviews["review_id"].tolist())
    more = []
    for review_id, film in zip(texts.index, sample.reviews["film"], strict=True):
        marks = phrase_marks.find_phrases(texts[review_id], sample.phrasebook, film=film)
        expected = outermost(printed_in(sample, review_id), sample.listed)
        found = set(marks.itertuples(index=False, name=None))
        assert found >= expected
        more += [names[phrase_id] for _, _, phrase_id in found - expected]
        assert marks["start"].is_monotonic_increasing
    # Forms that a single review has: "I've sat" beside "I sat", "you'll know" beside "you know".
    assert sorted(more) == ["I/I have go/gone/went", "I/I have sat/sit", "you know"]


def test_every_listed_phrase_of_any_length_is_found_in_a_sentence_that_nobody_wrote(sample, quoted, names):
    whole = sample.listed[(sample.listed["kind"] == "single") & ~sample.listed["phrase"].str.contains("«")]
    assert whole["words"].min() == 2
    for phrase, family in zip(whole["phrase"], whole["family_id"].map(names), strict=True):
        marks = quoted(f"Zeppelins quibble, {phrase} zeppelins.")
        assert any(phrase in words or listed == family for words, listed in marks), phrase


def test_a_phrase_is_found_in_each_of_its_printed_forms(quoted):
    family = "long after the credits roll/rolled/have rolled"
    for form in ("Long after the credits roll", "long after the credits rolled", "LONG AFTER THE CREDITS HAVE ROLLED"):
        assert quoted(f"Zeppelins. {form}, zeppelins quibble.") == [(form, family)]


def test_a_template_is_found_around_words_that_the_archive_has_never_printed(quoted):
    assert quoted("Zeppelins with a sense of zeppelinry.") == [("sense of zeppelinry", "sense of *")]
    assert quoted("It is the best zeppelin since zeppelins.") == [("the best zeppelin since", "the best * since")]


@pytest.mark.parametrize("text", ["Zeppelins with a sense, of zeppelinry.", "A sense of", "the best, zeppelin since"])
def test_nothing_fills_a_gap_across_a_pause_or_at_the_end(quoted, text):
    assert not {"sense of *", "the best * since"} & {phrase for _, phrase in quoted(text)}


def test_the_draft_s_film_counts_as_one_word(quoted):
    draft = "What truly sets The Tithe House apart is its zeppelin."
    assert "what truly sets «film» apart is its *" not in [phrase for _, phrase in quoted(draft)]
    film = "The Tithe House"
    assert quoted(draft, film) == [(draft[:-1], "what truly sets «film» apart is its *")]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("It has tugged at the heartstrings.", "tugs/tugging at the heartstrings"),
        ("We had sat until long after the credits were rolling.", "long after the credits roll/rolled/have rolled"),
        ("Zeppelins put the kettles on.", "put/puts the kettle"),
        ("“It tugs at the heartstrings”, zeppelins say.", "tugs/tugging at the heartstrings"),
        ("TUGGED AT THE HEARTSTRINGS.", "tugs/tugging at the heartstrings"),
    ],
)
def test_a_phrase_is_found_in_forms_that_the_archive_has_never_printed(quoted, text, phrase):
    assert phrase in [listed for _, listed in quoted(text)]


def test_a_noun_is_no_form_of_a_verb_and_a_lone_noun_keeps_its_number():
    listed = pd.DataFrame(
        {
            "phrase_id": ["a", "b", "c"],
            "phrase": ["the one love", "at times", "they love it"],
            "kind": ["inflection"] * 3,
            "family_id": [None] * 3,
        }
    )
    book = phrasebook.Phrasebook.of(listed, vocabulary=["love", "loved", "loving", "time", "times"])
    found = {
        text: phrase_marks.find_phrases(text, book)["phrase_id"].tolist()
        for text in ("They loved it.", "The one loved by all.", "At time of writing.", "At times, the one love.")
    }
    assert found == {
        "They loved it.": ["c"],
        "The one loved by all.": [],
        "At time of writing.": [],
        "At times, the one love.": ["b", "a"],
    }


def test_phrases_end_with_the_sentence_and_not_with_the_line(quoted):
    family = "long after the credits roll/rolled/have rolled"
    assert quoted("Long after the\ncredits roll.") == [("Long after the\ncredits roll", family)]
    assert quoted("Zeppelins stay long after the\n\ncredits roll.") == []
    assert quoted("Zeppelins stay long. After the credits, roll.") == []


@pytest.mark.parametrize("text", ["", " \n ", "…", "the", *HOSTILE_TEXTS.values()])
def test_a_text_without_listed_phrases_gives_the_same_columns(text, dozen):
    marks = phrase_marks.find_phrases(text, dozen.phrasebook)
    assert marks.empty
    assert marks.dtypes.astype(str).to_dict() == COLUMNS


def test_a_corpus_that_lists_nothing_finds_nothing(tmp_path, read_here):
    (tmp_path / "one.txt").write_text("Crumb is a slow and lovely film about bread.")
    build([tmp_path / "one.txt"], tmp_path / "one")
    marks = phrase_marks.find_phrases("A slow and lovely film.", open_corpus(tmp_path / "one").phrasebook)
    assert marks.dtypes.astype(str).to_dict() == COLUMNS
    assert marks.empty

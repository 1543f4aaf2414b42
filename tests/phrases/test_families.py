import re
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from corpus.phrases import asides
from corpus.phrases import families as fa
from corpus.phrases import listing as ph
from corpus.text.function_words import FUNCTION_WORDS
from corpus.text.tokens import tokenise

SAMPLE = Path(__file__).parents[2] / "corpus" / "reviews"
SHARED = Path(__file__).parents[2].parent / "shared"
COUNTS = ["occurrences", "reviews", "films", "reviewers"]


def reviews_of(texts, films=None, reviewers=None, published=None):
    missing = [None] * len(texts)
    return pd.DataFrame(
        {
            "review_id": pd.Series([f"r{number}" for number in range(len(texts))], dtype="str"),
            "film": pd.Series(films or missing, dtype="str"),
            "reviewer": pd.Series(reviewers or missing, dtype="str"),
            "published": pd.Series(pd.to_datetime(published or missing), dtype="datetime64[s]"),
            "text": pd.Series(texts, dtype="str"),
        }
    )


def gathered(reviews, *, min_reviews=2):
    films = [film if isinstance(film, str) else None for film in reviews["film"]]
    tokens = tokenise(reviews["text"].tolist(), films=films)
    phrases, occurrences = ph.mine_phrases(tokens, reviews, min_reviews=min_reviews)
    return fa.gather_families(tokens, phrases, occurrences, reviews, min_reviews=min_reviews), phrases, occurrences


def family(found, pattern):
    rows = found.families[found.families["pattern"] == pattern]
    assert len(rows) == 1, sorted(found.families["pattern"])
    return rows.iloc[0]


def fillers(found, pattern, count="occurrences"):
    rows = found.fillers[found.fillers["family_id"] == family(found, pattern)["family_id"]]
    return dict(zip(rows["filler"], rows[count].tolist(), strict=True))


ROLLING = [
    "It stays long after the credits roll. Yes.",
    "He sat long after the credits rolled.",
    "We hum long after the credits have rolled!",
    "She wept long after the credits roll.",
    "Mine lasted long after the credits rolled.",
    "Yours, long after the credits have rolled.",
]
SINCE = [
    "This is the best thriller since spring.",
    "Call it the best holiday comedy since winter.",
    "Hardly the best thriller since autumn.",
    "He wrote the best small town crime since her.",
    *["Some film or other, and a plain one at that."] * 50,
]


def test_forms_of_one_phrase_are_one_family():
    found, phrases, _ = gathered(reviews_of(ROLLING))
    row = family(found, "long after the credits roll/rolled/have rolled")
    assert row[["kind", "occurrences", "reviews"]].tolist() == ["inflection", 6, 6]
    assert fillers(found, row["pattern"]) == {"roll": 2, "rolled": 2, "have rolled": 2}
    credits = phrases["phrase"].str.contains("credits")
    assert (found.members[credits] == row["family_id"]).all()
    assert row["phrases"] == credits.sum() == 3


def test_a_printing_inside_another_of_the_same_family_counts_once():
    texts = [
        "It tugs at the heartstrings.",
        "It tugs at the heartstrings.",
        "Tugs at the heartstrings",
        "tugs at the heartstrings",
    ]
    found, _, _ = gathered(reviews_of(texts))
    assert family(found, "tugs at the heartstrings")[["phrases", "occurrences", "reviews"]].tolist() == [2, 4, 4]


def test_a_template_has_a_gap_of_one_to_three_words():
    found, _, _ = gathered(reviews_of(SINCE))
    row = family(found, "the best * since")
    # Four words are too many for a gap.
    assert row[["kind", "words", "content", "occurrences", "reviews"]].tolist() == ["template", 3, 1, 4, 4]
    assert fillers(found, "the best * since") == {"thriller": 2, "holiday comedy": 1, "small town crime": 1}


def test_a_gap_of_four_words_is_none():
    texts = [text.replace("small town crime", "very small town crime") for text in SINCE]
    found, _, _ = gathered(reviews_of(texts))
    assert fillers(found, "the best * since") == {"thriller": 2, "holiday comedy": 1}


def test_occurrences_say_where_a_template_is_printed_and_what_fills_it():
    reviews = reviews_of(SINCE)
    found, _, _ = gathered(reviews)
    rows = found.occurrences[found.occurrences["family_id"] == family(found, "the best * since")["family_id"]]
    texts = dict(zip(reviews["review_id"], reviews["text"], strict=True))
    printed = [texts[row.review_id][row.start : row.end] for row in rows.itertuples()]
    assert printed == [f"the best {filler} since" for filler in rows["filler"]]
    assert rows["sentence"].tolist() == [0, 0, 0, 0]


def test_two_words_that_a_third_follows_at_once_have_an_open_end():
    texts = ["a hauntingly beautiful score", "her hauntingly beautiful film", "so hauntingly beautiful songs"]
    found, _, _ = gathered(reviews_of(texts))
    assert fillers(found, "hauntingly beautiful *") == {"film": 1, "score": 1, "songs": 1}


def test_a_pause_closes_what_a_third_word_would_follow():
    texts = ["a hauntingly beautiful, score", "it is hauntingly beautiful. film", "so hauntingly beautiful; songs"]
    found, _, _ = gathered(reviews_of(texts))
    assert set(found.families["kind"]) == {"single"}


def test_a_word_held_by_its_preposition_has_an_open_end():
    texts = ["a sense of wonder", "no sense of any dread", "his sense of place", "my sense of wonder"]
    found, _, _ = gathered(reviews_of(texts))
    assert fillers(found, "sense of *") == {"wonder": 2, "any dread": 1, "place": 1}


def test_an_open_end_with_and_without_grammar_before_it_in_the_same_reviews_is_one_template():
    texts = ["a sense of wonder\nno sense of dread", "a sense of place\nher sense of style"]
    found, _, _ = gathered(reviews_of(texts))
    assert set(found.families.query("kind == 'template'")["pattern"]) == {"sense of *"}
    assert fillers(found, "sense of *") == {"dread": 1, "place": 1, "style": 1, "wonder": 1}


@pytest.mark.parametrize(
    "texts",
    [
        ["a star crossed pair", "the star crossed pair", "some star crossed pair"],
        ["one star crossed pair", "two star crossed pairs", "star crossed pair", "star crossed pairs"],
    ],
)
def test_what_is_always_filled_alike_is_a_phrase_and_no_template(texts):
    found, _, _ = gathered(reviews_of(texts))
    assert "template" not in set(found.families["kind"])


def test_a_phrase_printed_inside_a_template_belongs_to_it():
    texts = ["a sense of wonder", "the sense of wonder", "sense of dread", "a sense of dread", "no sense of place"]
    found, phrases, _ = gathered(reviews_of(texts))
    row = family(found, "sense of *")
    assert set(found.members[phrases["phrase"].str.contains("sense")]) == {row["family_id"]}


def test_contractions_and_words_for_the_film_are_forms_of_one_phrase():
    texts = [
        "the worst film I have ever seen",
        "The worst film I have ever seen.",
        "the worst movie I've ever seen",
        "the worst movie I've ever seen",
    ]
    found, _, _ = gathered(reviews_of(texts))
    row = family(found, "worst film/movie I've/I have ever seen")
    assert row[["kind", "words", "content", "reviews"]].tolist() == ["inflection", 5, 2, 4]
    assert fillers(found, row["pattern"]) == {"film I have": 2, "movie I've": 2}


def test_a_family_is_written_with_the_grammar_that_is_mostly_around_it():
    texts = [f"{before} from start to finish" for before in ("fun", "silly", "tense", "slow")]
    found, _, _ = gathered(reviews_of([*texts, "start to finish, fun", "We start to finish"]))
    row = family(found, "from start to finish")
    assert row[["kind", "words", "reviews"]].tolist() == ["inflection", 4, 6]
    evenly, _, _ = gathered(reviews_of([*texts[:2], "start to finish, fun", "We start to finish"]))
    assert family(evenly, "start to finish")[["words", "reviews"]].tolist() == [3, 4]


def test_a_family_counts_its_words_also_where_no_listed_phrase_stands_around_them():
    articles = ["the", "the", "the", "her", "no"]
    texts = [f"{place} {article} use of light and shadow" for place, article in zip("abcde", articles, strict=True)]
    found, phrases, _ = gathered(reviews_of(texts), min_reviews=3)
    assert phrases[["phrase", "reviews"]].to_numpy().tolist() == [["the use of light and shadow", 3]]
    row = family(found, "use of light and shadow")
    assert row[["kind", "phrases", "occurrences", "reviews"]].tolist() == ["inflection", 1, 5, 5]
    assert fillers(found, row["pattern"]) == {"the use of light and shadow": 3, "use of light and shadow": 2}


def test_templates_that_differ_by_inflection_are_one_template():
    texts = [f"one of the {how} films I've ever seen" for how in ("best", "strangest", "worst", "oddest")]
    texts += [f"one of the {how} movies I have ever seen" for how in ("funniest", "best", "bravest", "longest")]
    found, _, _ = gathered(reviews_of([*texts, *["Some plain other thing, and no more of it."] * 90]))
    row = family(found, "one of the * films/movies I've/I have ever seen")
    assert row[["kind", "reviews"]].tolist() == ["template", 8]
    assert fillers(found, row["pattern"])["best"] == 2


def reasons(found):
    return dict(zip(found.families["pattern"], found.families["aside"], strict=True))


def test_the_title_of_another_film_is_set_aside_but_not_its_words():
    texts = ["It beats Red Dawn Rising.", "Like Red Dawn Rising it drags.", "a red dawn", "one red dawn"]
    found, _, _ = gathered(reviews_of(texts, films=["A", "B", "C", "Red Dawn Rising"]))
    assert reasons(found)["Red Dawn Rising"] == "title"
    small, _, _ = gathered(reviews_of(["a red dawn rising"] * 3, films=["A", "B", "Red Dawn Rising"]))
    assert set(reasons(small).values()) == {""}


def test_a_passage_printed_again_is_set_aside():
    passage = "one morning a tall stranger rode slowly past our old red barn"
    found, _, _ = gathered(reviews_of([passage, f"{passage} again", "a shorter thing", "a shorter thing"]))
    assert len(passage.split()) == asides.PASSAGE
    assert reasons(found)[passage] == "passage"


SIGNED = [f"{text} Write to my mailbox" for text in ("It is fine.", "It drags.", "Good songs.")]
OTHERS = [f"Review number {number}" for number in range(700)]


def test_what_closes_a_few_reviews_is_a_signature_where_critics_have_no_names():
    assert reasons(gathered(reviews_of([*SIGNED, *OTHERS]))[0])["write to my mailbox"] == "signature"
    critics = [None] * (len(OTHERS) + 2)
    named = gathered(reviews_of([*SIGNED, *OTHERS], reviewers=["Ann", *critics]))[0]
    many = gathered(reviews_of([*SIGNED * 3, *OTHERS]))[0]
    few = gathered(reviews_of(SIGNED))[0]
    assert {reasons(found)["write to my mailbox"] for found in (named, many, few)} == {""}


def test_what_stands_in_a_longer_family_is_told_already():
    found, _, _ = gathered(reviews_of([*ROLLING, "It ran long after the credits rolled.", *["the credits rolled"] * 2]))
    row = family(found, "long after the credits roll/rolled/have rolled")
    assert row["aside"] == ""
    assert reasons(found)["the credits rolled"] == "retold"


def test_ids_follow_from_the_words_alone():
    first, _, _ = gathered(reviews_of([*SINCE, *ROLLING]))
    again, _, _ = gathered(reviews_of([*ROLLING[::-1], *SINCE[::-1]]))
    for pattern in ("the best * since", "long after the credits roll/rolled/have rolled"):
        assert family(first, pattern)["family_id"] == family(again, pattern)["family_id"]
        assert re.fullmatch("[0-9a-f]{12}", family(first, pattern)["family_id"])


@pytest.mark.parametrize("texts", [[], [""], ["nothing recurs here"], ["one", "one"], ["a b", "a b"]])
def test_a_corpus_without_relatives_gives_the_same_columns(texts):
    few, many = gathered(reviews_of(texts))[0], gathered(reviews_of([*SINCE, *ROLLING]))[0]
    for name in ("families", "fillers", "occurrences"):
        assert list(getattr(few, name).columns) == list(getattr(many, name).columns)
    assert few.families.dtypes.equals(many.families.dtypes)
    assert few.fillers.empty
    assert few.occurrences.empty


def test_families_are_counted_again_for_a_selection():
    reviews = reviews_of(
        [*SINCE[:4], *ROLLING],
        films=["A", "B"] * 5,
        reviewers=["Ann", "Bob"] * 5,
        published=[f"2024-01-{day:02}" for day in range(1, 11)],
    )
    found, phrases, occurrences = gathered(reviews)
    keep = np.arange(10) % 2 == 0
    recounted = ph.recount_phrases(phrases, occurrences, reviews, keep=keep)
    families = fa.recount_families(found, recounted, reviews, keep=keep)
    row = families[families["pattern"] == "long after the credits roll/rolled/have rolled"].iloc[0]
    assert row[COUNTS].tolist() == [3, 3, 1, 1]
    assert row["first_published"] == pd.Timestamp("2024-01-05")
    assert row["last_published"] == pd.Timestamp("2024-01-09")
    forms = fa.recount_fillers(found, reviews, family_id=row["family_id"], keep=keep)
    assert forms[["filler", *COUNTS]].to_numpy().tolist() == [
        [form, 1, 1, 1, 1] for form in ("have rolled", "roll", "rolled")
    ]
    single = families[families["kind"] == "single"].set_index("family_id")
    expected = recounted.set_index("phrase_id").loc[single.index]
    assert single[COUNTS].equals(expected[COUNTS])


WORDS = ["best", "sense", "rolls", "rolling", "score", "film", "the", "of", "since", "a"]


@given(st.lists(st.lists(st.lists(st.sampled_from(WORDS), max_size=8), max_size=3), max_size=8))
def test_every_phrase_is_in_one_family_and_every_template_where_its_words_are(corpus):
    texts = ["\n".join(" ".join(words) for words in lines) for lines in corpus]
    reviews = reviews_of(texts)
    found, phrases, occurrences = gathered(reviews)
    families = found.families.set_index("family_id")
    assert families.index.is_unique
    assert found.members.index.equals(phrases.index)
    assert found.members.value_counts().to_dict() == families.query("phrases > 0")["phrases"].to_dict()
    printed = found.occurrences.astype({"family_id": "str", "review_id": "str"})
    assert printed.groupby("family_id").size().to_dict() == families.query("kind != 'single'")["occurrences"].to_dict()
    assert found.fillers.groupby("family_id")["occurrences"].sum().equals(printed.groupby("family_id").size())
    by_id = dict(zip(reviews["review_id"], texts, strict=True))
    for row in printed.itertuples():
        pattern, kind = families.loc[row.family_id, ["pattern", "kind"]]
        if kind == "template" and "/" not in pattern:
            assert by_id[row.review_id][row.start : row.end] == pattern.replace("*", row.filler)
    everything = np.ones(len(reviews), bool)
    again = fa.recount_families(
        found, ph.recount_phrases(phrases, occurrences, reviews, keep=everything), reviews, keep=everything
    )
    pd.testing.assert_frame_equal(again, found.families)
    for family_id, rows in found.fillers.groupby("family_id"):
        counted = fa.recount_fillers(found, reviews, family_id=family_id, keep=everything)
        pd.testing.assert_frame_equal(counted, rows.reset_index(drop=True))


@given(st.lists(st.lists(st.lists(st.sampled_from(WORDS), max_size=8), max_size=3), max_size=8))
def test_a_family_is_in_every_review_that_has_the_words_of_content_of_its_phrases(corpus):
    found, phrases, _ = gathered(reviews_of(["\n".join(" ".join(words) for words in lines) for lines in corpus]))
    families = found.families.set_index("family_id")
    for phrase, family_id in zip(phrases["phrase"], found.members, strict=True):
        words = phrase.split()
        content = [at for at, word in enumerate(words) if word not in FUNCTION_WORDS]
        if len(content) < 2 or families.loc[family_id, "kind"] == "template":
            continue
        core = f" {' '.join(words[content[0] : content[-1] + 1])} "
        having = sum(any(core in f" {' '.join(line)} " for line in lines) for lines in corpus)
        assert families.loc[family_id, "reviews"] >= having


@pytest.fixture(scope="module")
def sample():
    rows = []
    for path in sorted(SAMPLE.glob("2*.md")):
        _, front, text = path.read_text(encoding="utf-8").split("---\n", 2)
        meta = yaml.safe_load(front)
        rows.append((meta["film"], meta["reviewer"], meta["published"], text.strip()))
    films, reviewers, published, texts = zip(*rows, strict=True)
    return gathered(reviews_of(list(texts), list(films), list(reviewers), list(published)), min_reviews=None)[0]


@pytest.mark.parametrize(
    ("pattern", "counts"),
    [
        ("long after the credits roll/rolled/have rolled", [21, 11, 8]),
        ("hauntingly beautiful *", [11, 5, 5]),
        ("the best * since", [11, 8, 6]),
        ("what truly sets «film» apart is its *", [10, 8, 4]),
        ("in conclusion, «film» is a *", [11, 11, 4]),
        ("sense of *", [17, 9, 7]),
        ("resonate with anyone who has ever *", [11, 9, 4]),
        ("the gentleman in the seat behind me *", [7, 7, 1]),
        ("watch the edges of the frame", [8, 8, 1]),
        ("a triumph of style over substance", [8, 7, 5]),
        ("a slow exhale of a film", [9, 7, 6]),
        ("tugs at the heartstrings", [9, 7, 5]),
        ("use of light and shadow", [5, 5, 1]),
    ],
)
def test_the_families_planted_in_the_sample_come_out_with_their_counts(sample, pattern, counts):
    assert family(sample, pattern)[["reviews", "films", "reviewers"]].tolist() == counts


def test_the_fillers_planted_in_the_sample_come_out(sample):
    assert fillers(sample, "long after the credits roll/rolled/have rolled", "reviews") == {
        "roll": 6,
        "rolled": 10,
        "have rolled": 5,
    }
    assert fillers(sample, "hauntingly beautiful *", "reviews") == {"score": 5, "soundtrack": 3, "film": 3}
    since = fillers(sample, "the best * since")
    assert len(since) == 11
    assert {"industrial drama", "tea towel", "sisters’ comedy"} & since.keys() == {"industrial drama", "tea towel"}
    assert fillers(sample, "sense of *", "reviews")["wonder"] == 3


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="needs the data folder beside the project")
def test_the_clichés_of_the_seeds_come_out():
    texts = [path.read_text() for path in sorted((SHARED / "seeds").glob("*.txt"))]
    films = ["Whispering Twilight", "Twilight Serenade", "Whispering Galaxy"]
    patterns = gathered(reviews_of(texts, films))[0].families["pattern"]
    for cliché in (
        "long after the credits",
        "what truly sets «film» apart is its",
        "hauntingly beautiful *",
        "resonate with anyone who has ever",
        "sense of *",
        "in conclusion, «film» is a *",
    ):
        assert patterns.str.contains(cliché, regex=False).any(), cliché

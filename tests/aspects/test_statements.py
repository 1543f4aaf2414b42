"""What clauses say of each aspect of the film, and where exactly."""

import pandas as pd
import pytest

from corpus.aspects.statements import find_statements
from corpus.aspects.terms import ASPECTS, Terms, load_shipped_terms, read_terms
from corpus.errors import CorpusError
from corpus.schema import STATEMENTS
from corpus.text.tokens import list_sentences, tokenise


def read(*texts: str, terms: Terms | None = None) -> pd.DataFrame:
    """Return the statements of texts, with the words of each."""
    said = find_statements(texts, list_sentences(tokenise(texts)), terms=terms)
    places = zip(said["review"], said["start"], said["end"], strict=True)
    return said.assign(words=[texts[review][start:end] for review, start, end in places])


def signs(text: str) -> dict[str, int]:
    """Return of each aspect that a text speaks of whether it is praised (1) or blamed (−1)."""
    said = read(text)
    return {
        aspect: 1 if polarity > 0 else -1 for aspect, polarity in zip(said["aspect"], said["polarity"], strict=True)
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The acting is superb but the script is lazy.", {"acting": 1, "story": -1}),
        ("The acting is superb and the script is lazy.", {"acting": 1, "story": -1}),
        ("The plot and the acting were terrible.", {"story": -1, "acting": -1}),
        ("Great acting, story, and effects.", {"acting": 1, "story": 1, "visuals": 1}),
        ("The story, told in two hours, is just pointless.", {"story": -1}),
        ("Nothing about the script is good.", {"story": -1}),
        ("The script could have been great.", {"story": -1}),
        ("None of the characters are likable.", {"characters": -1}),
        ("It does not make any sense.", {"story": -1}),
        ("There is no character development.", {"characters": -1}),
        ("The pace never drags.", {"pace": 1}),
        ("A boring film.", {"pace": -1}),
        ("Boring dialogue.", {"dialogue": -1}),
        ("The dialogue, all of it, is boring.", {"dialogue": -1}),
        ("A wonderful scene.", {"story": 1}),
        ("The funniest scene of all.", {"humour": 1}),
        ("Ada Reed was simply superb.", {"acting": 1}),
        ("Ada McReed was simply superb.", {"acting": 1}),
        ("ADA REED was simply superb.", {}),
        ("For once, Reed is miscast, but she is funny.", {"acting": -1, "humour": 1}),
        ("The story, which a friend told me of, and which I took for true, is superb.", {"story": 1}),
        ("The film is superb, but her father murders a man for his songs.", {}),
        ("A brutal killer steals the songs of a gentle singer.", {}),
        # What only retells the plot, names an actor in a role, or is another word.
        ("The story of a family that leaves everything.", {}),
        ("Ada Reed plays a young nurse in a small town.", {}),
        ("The Reed is superb for fishing.", {}),
        ("They plot to kill the evil king, and she casts a spell.", {}),
        ("In the long run a moving train is a good idea.", {}),
        ("The comic book has been sold again.", {}),
        ("", {}),
    ],
)
def test_a_clause_says_of_each_aspect_that_it_names_how_good_it_is(text, expected):
    assert {aspect: sign for aspect, sign in signs(text).items() if aspect != "overall"} == expected


def test_a_statement_is_marked_from_what_is_named_to_what_judges_it_to_the_character():
    said = read("Seen twice.", "I went. Ünder a moon — the “acting” is truly SUPERB, but oh, the lazy plot!")
    assert said["words"].tolist() == ["acting” is truly SUPERB", "lazy plot"]
    assert said[["review", "sentence", "evidence"]].to_numpy().tolist() == [[1, 1, 1], [1, 1, 1]]
    # By hand: superb is 1.0, and no more by the "truly" before it; lazy is −1 in the table, whatever mark is behind it.
    assert said["polarity"].tolist() == [1.0, -1.0]


def test_what_no_known_word_judges_has_a_faint_polarity_and_no_evidence():
    said = read("Three songs do not make a versatile soundtrack.")
    assert said[["aspect", "polarity", "evidence"]].to_numpy().tolist() == [["sound", -0.15, 0]]


def test_a_term_of_a_house_counts_wherever_it_is_judged_whatever_the_rest_of_the_sentence_says():
    terms = read_terms("term,aspect,polarity,note\nsongs,sound,,ours\ngentle,any,0.5,\nbrutal,none,,\n")
    said = read("A brutal killer steals the songs of a gentle singer.", terms=terms)
    assert said["aspect"].tolist() == ["sound"]


def test_the_columns_are_those_of_the_table_also_where_nothing_is_said():
    for said in (read(""), read("Superb acting.")):
        assert [*said.columns[1:-1]] == [name for name in STATEMENTS if name != "review_id"]
        assert (
            said.dtypes.astype(str).to_dict().items()
            >= {n: d for n, d in STATEMENTS.items() if n != "review_id"}.items()
        )


def test_a_house_may_name_other_things():
    terms = read_terms("term,aspect,polarity,note\nrhyme,dialogue,,\ntender hearted,any,0.6,ours\n")
    said = read("A tender-hearted rhyme. Superb acting.", terms=terms)
    assert said[["aspect", "polarity"]].to_numpy().tolist() == [["dialogue", 0.6]]


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("word,aspect\n", "begins with the columns term, aspect, polarity, note"),
        ("term,aspect,polarity,note\nplot,story\n", "Line 2 of the table of terms has 2 cells; it should have 4"),
        ("term,aspect,polarity,note\n—,story,,\n", "Line 2 .* no word in its first cell: “—”"),
        ("term,aspect,polarity,note\nplot,tale,,\n", "Line 2 .* is of “tale”; it may be of acting, story"),
        ("term,aspect,polarity,note\nplot,story,high,\n", "Line 2 .* has the polarity “high”; it may be −1 to 1"),
        ("term,aspect,polarity,note\nplot,story,nan,\n", "Line 2 .* has the polarity “nan”"),
    ],
)
def test_a_table_that_cannot_be_used_says_in_which_line_and_why(table, message):
    with pytest.raises(CorpusError, match=message):
        read_terms(table)


def test_a_house_may_say_what_a_term_names_only_where_nothing_else_is_named():
    terms = read_terms("term,aspect,polarity,note\nrhyme,dialogue?,,\nbeat,sound,,\n")
    said = read("A superb rhyme. A superb beat and rhyme.", terms=terms)
    assert said[["sentence", "aspect"]].to_numpy().tolist() == [[0, "dialogue"], [1, "sound"]]


def test_every_aspect_has_terms_of_its_own():
    words = "acting plot editing visuals score dialogue characters pacing humor film"
    assert [each.entry.aspect for each in load_shipped_terms().find(words.split())] == [*ASPECTS]

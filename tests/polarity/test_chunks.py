import pytest

from corpus.polarity.chunks import Pieces, assess_pieces, assess_text, blank_marks, find_scored_word
from corpus.polarity.textblob import load_textblob_lexicon

LEXICON = load_textblob_lexicon()


def assess(text):
    """Return the words and the polarity of each chunk."""
    return [
        (" ".join(word for word, _, _ in tokens), pytest.approx(polarity))
        for polarity, _, _, tokens in assess_text(text, LEXICON)
    ]


@pytest.mark.parametrize(
    ("text", "chunks"),
    [
        # TextBlob has good at 0.7, bad at −0.7, great at 0.8, very as a modifier of 1.3.
        ("good", [("good", 0.7)]),
        ("very good", [("very good", 0.91)]),
        ("very very bad", [("very very bad", -0.91)]),
        ("not good", [("not good", -0.35)]),
        ("not very good", [("not very good", -0.5 * 0.7 / 1.3)]),
        ("not a good", [("not good", -0.35)]),
        ("not the good", [("good", 0.7)]),
        ("good!", [("good !", 0.875)]),
        ("great!!", [("great ! !", 1.0)]),
        ("good, not bad", [("good", 0.7), ("not bad", 0.35)]),
        ("The film opens on Friday.", []),
    ],
)
def test_chunks_are_assessed_as_worked_out_by_hand(text, chunks):
    assert assess(text) == chunks


def test_the_pieces_of_a_text_give_the_chunks_of_the_whole():
    text = "Not very good, but great! A (bad) film :-)"
    pieces = Pieces(LEXICON)
    by_piece = [chunk[:3] for chunk in assess_pieces(pieces.read(text))]
    assert by_piece == [chunk[:3] for chunk in assess_text(text, LEXICON)]
    assert len(by_piece) == 4


def test_a_piece_that_does_nothing_is_remembered_as_nothing_and_a_long_one_is_not_remembered():
    pieces = Pieces(LEXICON)
    list(pieces.read("quarry " + "x" * 50))
    assert dict(pieces) == {"quarry": None}


def test_blanked_marks_keep_every_other_character_in_its_place():
    text = "“Isn't” it, 'so'"
    assert blank_marks(text) == " Is  t  it   so "
    assert len(blank_marks(text)) == len(text)


@pytest.mark.parametrize(
    ("words", "scored"), [(["not", "very", "good", "!"], "good"), (["very", "!"], "very"), (["?", "!"], "!")]
)
def test_the_scored_word_of_a_chunk_is_the_last_that_the_lexicon_knows(words, scored):
    assert find_scored_word(words, LEXICON) == scored

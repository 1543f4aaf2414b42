import hashlib
import time
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textblob import _text
from textblob._text import find_tokens

from corpus.polarity.textblob import load_textblob_lexicon, reads_piecewise, tokenise_as_textblob

#: The version of TextBlob whose private names `corpus.polarity.textblob` was checked with.
CHECKED_WITH = "0.20.1"

PARTS = [
    *("good", "very", "not", "no", "is", "a", "I", "ok", "thought-provoking", "13th", "f*cking"),
    *("isn't", "ISN'T", "isn’t", "n't", "'s", "they're", "rock'n'roll"),
    *("Mr.", "U.S.", "a.m.", "e.g.", "etc.", "w/", "Bbc.", "B|c.", "o.", "Dr. No", "http://a.bc/d?e=f", "www.a.b."),
    *(
        ":)",
        ": )",
        ":-D",
        "8 )",
        "(1998)",
        "x D",
        "xD",
        "o.O",
        "o_O",
        ":'(",
        ">:",
        "<3",
        "♥",
        "°O°",
        "*-)",
        ":-.",
        ": 3",
    ),
    *("!", "!!", "?!", "(!)", "( ! )", "(!", "!)", ".", "..", "...", "....", "…", "(", ")", "[", "-", "—", "~_~", "#1"),
    *('"', "'", "“", "”", "‘", "’", "`"),
    *(
        "ﬁne",
        "İ",
        "ß",
        "très",
        "映画",
        "фильм",
        "👍🏽",
        "e\u0301",
        "\u200b",
        "\ufeff",
        "\ud800",
        "\x00",
        "\x1c",
        "\x85",
    ),
    *("END-OF-SENTENCE", "(END-OF-SENTENCE)"),
    *(" ", " ", " ", " ", " ", "  ", "\u00a0", "\t", "\n", "\n\n", "\r\n", "\r\n\r\n", "\r"),
]
TEXTS = st.one_of(
    st.lists(st.sampled_from(PARTS), max_size=16).map("".join),
    st.lists(st.sampled_from(PARTS), max_size=16).map(" ".join),
    st.text(alphabet=".,;:!?()[]{}`'\"@#$^&*+-|=~_<>/\\ 38DPpOoXxSscb“”‘’♥°\n", max_size=24),
    st.text(alphabet=st.characters(), max_size=30),
)


def words(text):
    return [word for word, _, _ in tokenise_as_textblob(text)]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("", []),
        ("A fine film.", ["A", "fine", "film", "."]),
        ("It isn't bad!", ["It", "is", "n", "'", "t", "bad", "!"]),
        ("Mr. Reed, etc.", ["Mr.", "Reed", ",", "etc."]),
        ("Well.....", ["Well", "..."]),
        ("(fun : )", ["(", "fun", ":)"]),
        ("Great ( ! )", ["Great", "(!)"]),
        ("made in (1998)", ["made", "in", "(", "1998)"]),
    ],
)
def test_tokens_are_those_of_textblob_worked_out_by_hand(text, tokens):
    assert words(text) == tokens
    assert " ".join(find_tokens(text)).split() == tokens


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_tokens_are_those_of_textblob_for_any_text(text):
    assert words(text) == " ".join(find_tokens(text)).split()


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_a_token_lies_where_its_offsets_say(text):
    tokens = tokenise_as_textblob(text)
    for word, start, end in tokens:
        covered = "".join(text[start:end].split())
        assert word in (covered, covered.replace("END-OF-SENTENCE", ""))
    assert all(before[2] <= after[1] for before, after in pairwise(tokens))


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_a_text_that_reads_piecewise_has_the_tokens_of_its_pieces(text):
    if reads_piecewise(text):
        assert words(text) == [word for piece in text.split() for word in words(piece)]


@pytest.mark.parametrize("text", ["so : )", "see: (1) and", "ends 8 )", "mad x\nD", "( !)", "an END-OF-SENTENCE here"])
def test_signs_with_whitespace_inside_need_the_whole_text(text):
    assert not reads_piecewise(text)


@pytest.mark.parametrize("text", ["a film: Dr. No", "ratio 10:30", "(!) :-) x", "note: 30 days", "to do"])
def test_ordinary_words_after_a_colon_do_not(text):
    assert reads_piecewise(text)


@pytest.mark.parametrize(
    "text",
    [
        "-" * 500_000,
        "a." * 32_000 + "!." * 32_000,
        "B" + "c" * 64_000 + "!." * 32_000,
        "...(" * 32_000,
        '".,;:!?()[]{}`@#$^&*+-|=~_' * 5_000,
        ": " * 64_000,
        ":" + " " * 128_000 + ")",
    ],
    ids=lambda text: f"{text[:4]}×{len(text)}",
)
def test_runs_of_punctuation_are_read_within_a_second(text):
    started = time.process_time()
    tokenise_as_textblob(text)
    reads_piecewise(text)
    assert time.process_time() - started < 1


def test_the_lexicon_holds_words_signs_and_negations():
    lexicon = load_textblob_lexicon()
    assert lexicon.words["good"].polarity == 0.7
    assert lexicon.words["very"].modifies
    assert not lexicon.words["good"].modifies
    assert lexicon.words["crap"].label == "profanity"
    assert lexicon.signs[":("].polarity == -0.75
    assert lexicon.signs["(!)"].label == "irony"
    assert {"no", "not", "never"} < lexicon.negations


def digest(value) -> str:
    return hashlib.sha256(repr(value).encode()).hexdigest()[:16]


def test_textblob_is_the_version_that_its_private_names_were_checked_with():
    """Whoever raises the version looks at these names again, and runs `make bench`, which scores 25,000 reviews."""
    assert version("textblob") == CHECKED_WITH
    pinned = (Path(__file__).parents[2] / "requirements.txt").read_text(encoding="utf-8").splitlines()
    assert f"textblob=={CHECKED_WITH}" in pinned
    assert (_text.EOS, _text.IRONY, _text.MOOD) == ("END-OF-SENTENCE", "irony", "mood")
    assert _text.PUNCTUATION == ".,;:!?()[]{}`''\"@#$^&*+-|=~_"
    assert _text.RE_SARCASM.pattern == r"\( ?\! ?\)"
    assert digest(sorted(_text.ABBREVIATIONS)) == "77399f6ca2f04a18"
    faces = sorted((name, polarity, sorted(group)) for (name, polarity), group in _text.EMOTICONS.items())
    assert digest(faces) == "1387dee7438ea0d7"
    assert _text.RE_EMOTICONS.groups == 2
    assert _text.RE_EMOTICONS.match(": ) ")[1] == ": )"


def test_the_lexicon_is_the_one_that_textblob_ships():
    lexicon = load_textblob_lexicon()
    assert (len(lexicon.words), len(lexicon.signs)) == (2860, 67)
    # A word's scores are means, which Python adds up more exactly since 3.12.
    read = (
        (word, [round(part, 9) if isinstance(part, float) else part for part in entry])
        for word, entry in lexicon.words.items()
    )
    assert digest(sorted(read)) == "5da4e6d1c17744b8"

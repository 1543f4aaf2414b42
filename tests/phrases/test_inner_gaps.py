"""Frames with a gap inside, compared with a brute-force search by their definition."""

from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.phrases import inner_gaps
from corpus.phrases.annotated_text import AnnotatedText
from corpus.phrases.frames import LONGEST
from corpus.phrases.spelling import Spelling
from corpus.phrases.variety import mark_varied
from corpus.text.function_words import FUNCTION_WORDS, HANGERS
from corpus.text.tokens import tokenise

WORDS = ["best", "score", "rolls", "film", "the", "of", "since", "a", "and"]


def find_frames(texts, min_reviews=2):
    tokens = tokenise(texts)
    text = AnnotatedText.of(tokens, Spelling.of(tokens))
    frames = inner_gaps.find_inner_gaps(text, min_reviews=min_reviews)
    words = [tokens.vocabulary[number] for number in tokens.word]
    result = defaultdict(set)
    for row, code in enumerate(frames.code):
        place, left, right, filler = frames.place[row], frames.left[code], frames.right[code], frames.filler[row]
        behind = place + left + filler
        frame = tuple(words[place : place + left]), tuple(words[behind : behind + right])
        result[frame].add((int(place), int(filler)))
    assert mark_varied(text, frames, min_reviews=min_reviews).all()
    return dict(result)


def places(corpus, frame):
    """Return where a frame is: the running number of its first word, and how many words fill it."""
    left, right = frame
    result, offset = set(), 0
    for sentence in corpus:
        for place in range(len(sentence)):
            for filler in (1, 2, 3):
                gap, behind = place + len(left), place + len(left) + filler
                if (
                    tuple(sentence[place:gap]) == left
                    and tuple(sentence[behind : behind + len(right)]) == right
                    and sentence[behind - 1] not in FUNCTION_WORDS
                    and sentence[gap] not in HANGERS
                ):
                    result.add((offset + place, filler))
        offset += len(sentence)
    return result


@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=9), max_size=9), st.integers(0, 60))
def test_frames_are_where_a_brute_force_search_finds_them(corpus, padding):
    # Chance would have little to do with what recurs in a corpus that is long besides.
    corpus = [*corpus, *[[f"w{number}x{step}" for step in range(9)] for number in range(padding)]]
    for frame, where in find_frames([" ".join(sentence) for sentence in corpus]).items():
        assert where == places(corpus, frame)
        assert any(word not in FUNCTION_WORDS for part in frame for word in part)


def padded(*texts):
    return [*texts, *(f"p{number} q{number} r{number} s{number}" for number in range(100))]


def test_a_frame_grows_on_both_sides_as_far_as_it_recurs_and_leaves_nothing_open():
    films = zip(["Low Tide", "Serenade", "The Glazier"], ["cast", "score", "song"], strict=True)
    texts = padded(*(f"what truly sets {film} apart is its {part}" for film, part in films))
    assert list(find_frames(texts)) == [(("what", "truly", "sets"), ("apart",))]


FILLS = ["tale", "song", "score"]


def test_of_nested_frames_the_shorter_is_listed_only_with_reviews_of_its_own():
    longer = [f"never the best {fill} since spring" for fill in FILLS]
    assert list(find_frames(padded(*longer))) == [(("never", "the", "best"), ("since", "spring"))]
    alone = ["he is the best cook since", "she was the best dancer since"]
    assert set(find_frames(padded(*longer, *alone))) == {
        (("never", "the", "best"), ("since", "spring")),
        (("the", "best"), ("since",)),
    }


def test_a_frame_longer_by_grammar_alone_gives_way_to_the_shorter():
    texts = ["it is the best tale since", "it is the best song since", "the best cook since", "the best dancer since"]
    assert list(find_frames(padded(*texts))) == [(("the", "best"), ("since",))]


def test_the_words_around_a_gap_must_meet_more_often_than_by_chance():
    texts = [f"the best {fill} since" for fill in FILLS]
    assert find_frames(padded(*texts))
    assert not find_frames([*texts, *["the best", "since"] * 200])


@pytest.mark.parametrize("ending", ["since the", "since her", "since I've", "award for", "and since"])
def test_a_frame_leaves_nothing_open_but_its_gap(ending):
    frames = find_frames(padded(*(f"the best {fill} {ending} {fill}x" for fill in FILLS)))
    assert (("the", "best"), tuple(ending.lower().split())) not in frames


def test_no_frame_crosses_a_pause_or_a_sentence():
    texts = ["the best tale, since", "the best song; since", "the best. Tale since", "the best\nsong since"]
    assert not find_frames(padded(*texts, "the best - score, since"))


def test_the_filler_ends_with_a_word_of_content():
    assert not find_frames(padded("the best of since", "the best the since", "the best and since"))
    texts = padded(*(f"the best of {fill}s since" for fill in FILLS))
    assert list(find_frames(texts)) == [(("the", "best", "of"), ("since",))]


def test_long_passages_printed_again_do_not_grow_without_end():
    passage = [f"v{number}" for number in range(300)]
    copies = [" ".join([*passage[:150], filler, *passage[150:]]) for filler in FILLS]
    frames = find_frames(padded(*copies))
    assert max(len(part) for frame in frames for part in frame) == LONGEST

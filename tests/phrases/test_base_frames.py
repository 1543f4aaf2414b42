from corpus.phrases.annotated_text import AnnotatedText
from corpus.phrases.base_frames import drop_chance, find_base_frames
from corpus.phrases.spelling import Spelling
from corpus.text.tokens import tokenise


def find(texts):
    tokens = tokenise(texts)
    text = AnnotatedText.of(tokens, Spelling.of(tokens))
    bases = {shape: find_base_frames(text, shape, 2) for shape in ((2, 1), (1, 2))}
    drop_chance(text, bases)
    return tokens, bases


def test_a_frame_knows_its_words_its_reviews_and_the_gaps_that_it_is_around():
    rare = [f"p{number} q{number} r{number} s{number}" for number in range(100)]
    tokens, bases = find(["the best tale since", "the best sad song since", "the best cook since", *rare])
    base = bases[2, 1]
    assert [[tokens.vocabulary[word] for word in words] for words in base.words.T] == [["the", "best", "since"]]
    assert base.reviews.tolist() == [3]
    # The last token before the gap, and how many words fill it.
    assert [divmod(slot, 4) for slot in base.slot.tolist()] == [(1, 1), (5, 2), (10, 1)]
    assert bases[1, 2].slot.size == 0


def test_words_that_are_everywhere_meet_by_chance():
    _, bases = find(["the best tale since", "the best song since", *["the best", "since"] * 200])
    assert bases[2, 1].slot.size == 0

from corpus.phrases import asides
from tests.phrases.examples import ROLLING, family, gather, reasons, reviews_of


def test_the_title_of_another_film_is_kept_out_but_not_its_words_in_small_letters():
    texts = ["It beats Red Dawn Rising.", "Like Red Dawn Rising it drags.", "a red dawn", "one red dawn"]
    gathered, _, _ = gather(reviews_of(texts, films=["A", "B", "C", "Red Dawn Rising"]))
    assert reasons(gathered)["Red Dawn Rising"] == "title"
    small, _, _ = gather(reviews_of(["a red dawn rising"] * 3, films=["A", "B", "Red Dawn Rising"]))
    assert set(reasons(small).values()) == {""}


def test_a_passage_that_is_repeated_is_kept_out():
    passage = "one morning a tall stranger rode slowly past our old red barn"
    gathered, _, _ = gather(reviews_of([passage, f"{passage} again", "a shorter thing", "a shorter thing"]))
    assert len(passage.split()) == asides.PASSAGE
    assert reasons(gathered)[passage] == "passage"


#: So many words in small letters that they show that nothing has a capital here.
SMALL = [f"some {word} or other that nobody has seen" for word in ("film", "song", "play", "book", "show")] * 3


def test_without_capitals_what_is_quoted_is_a_title_and_what_is_in_brackets_a_name():
    texts = ['just like "saving private stock" it drags', 'unlike "saving private stock" he runs']
    cast = ["the cook (polly perkin) sings", "her son (polly perkin) hums", "it (no kidding) is fine"]
    given = reasons(gather(reviews_of([*texts, *cast, *SMALL]))[0])
    assert given["saving private stock"] == "title"
    assert given["polly perkin"] == "name"
    capitals = [text.replace("saving", "Saving") for text in (*texts, *cast, *SMALL * 2)] + ["Ada Quill sings"] * 9
    assert reasons(gather(reviews_of(capitals))[0])["polly perkin"] == ""


def test_nothing_with_a_bracket_is_a_phrase():
    gathered, _, _ = gather(reviews_of(["The cook (Ada Quill) sings.", "A cook (Ada Quill) sings."]))
    assert set(reasons(gathered)) == {"Ada Quill"}


def test_what_mostly_occurs_in_a_longer_family_is_redundant():
    gathered, _, _ = gather(
        reviews_of([*ROLLING, "It ran long after the credits rolled.", *["the credits rolled"] * 2])
    )
    row = family(gathered, "long after the credits roll/rolled/have rolled")
    assert row["aside"] == ""
    assert reasons(gathered)["credits roll/rolled/have rolled"] == "retold"

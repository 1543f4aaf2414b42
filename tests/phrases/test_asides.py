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


SIGNED = [f"{text} Write to my mailbox" for text in ("It is fine.", "It drags.", "Good songs.")]


OTHERS = [f"Review number {number}" for number in range(700)]


def test_what_closes_a_few_reviews_is_a_signature_where_critics_have_no_names():
    assert reasons(gather(reviews_of([*SIGNED, *OTHERS]))[0])["write to my mailbox"] == "signature"
    critics = [None] * (len(OTHERS) + 2)
    named = gather(reviews_of([*SIGNED, *OTHERS], reviewers=["Ann", *critics]))[0]
    many = gather(reviews_of([*SIGNED * 3, *OTHERS]))[0]
    few = gather(reviews_of(SIGNED))[0]
    assert {reasons(gathered)["write to my mailbox"] for gathered in (named, many, few)} == {""}


def test_what_mostly_occurs_in_a_longer_family_is_redundant():
    gathered, _, _ = gather(
        reviews_of([*ROLLING, "It ran long after the credits rolled.", *["the credits rolled"] * 2])
    )
    row = family(gathered, "long after the credits roll/rolled/have rolled")
    assert row["aside"] == ""
    assert reasons(gathered)["credits roll/rolled/have rolled"] == "retold"

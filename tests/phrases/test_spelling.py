import pytest

from tests.phrases.examples import list_phrases, mine
from tests.reprints import words


@pytest.mark.parametrize(
    ("texts", "phrase"),
    [
        (["In the end. In the end", "in the end, no", "In The End"], "in the end"),
        (["In the end. In the end", "In the end"], "in the end"),
        (["See Star Wars. Star Wars", "Star Wars", "star wars"], "Star Wars"),
        (["I was. I was", "if I was"], "I was"),
        (["well-made", "well-made", "well made"], "well-made"),
        (["well-made", "well made", "well  made"], "well made"),
        (["in fact, yes", "oh in fact,\n yes", "in fact,  yes", "in fact yes"], "in fact, yes"),
        (["so it’s good", "so it’s good", "so it's good"], "so it’s good"),
        (["a BIG film", "a big film"], "a big film"),
        (["Esme Holt shines", "Esme Holt shines"], "Esme Holt shines"),
        (["Ultimately I wept", "Ultimately I wept"], "ultimately I wept"),
    ],
)
def test_a_phrase_has_its_commonest_spelling(texts, phrase):
    assert phrase in list_phrases(texts)


def test_ids_follow_from_the_words_alone():
    first, _ = mine(["Star-crossed LOVERS, no", "x star crossed lovers"])
    again, _ = mine(["p q", "the Star crossed lovers", "star-crossed lovers", "p q"])
    assert first["phrase_id"].item() in again["phrase_id"].tolist()
    assert first["phrase_id"].str.fullmatch("[0-9a-f]{12}").all()
    assert first["family_id"].equals(first["phrase_id"])


def test_a_long_phrase_has_its_commonest_spelling():
    text = " ".join(words(400))
    odd, other = text.replace(" ", ", ", 1), text.replace(" ", "-", 1)
    assert list(list_phrases([odd, other, odd, text])) == [odd]

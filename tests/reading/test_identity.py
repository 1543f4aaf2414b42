import pandas as pd

from corpus.reading.identity import identify_reviews


def test_an_id_is_of_text_film_and_critic_alone():
    reviews = pd.DataFrame(
        {
            "text": ["Fine.", "Fine.", "Fine.", "Fine.", "Dull."],
            "film": ["Dusk", "Dusk", None, "Dusk", "Dusk"],
            "reviewer": ["Ada", "Ada", "Ada", None, "Ada"],
            "source": list("abcde"),
        }
    )
    ids = identify_reviews(reviews)
    assert ids[0] == ids[1]
    assert ids.nunique() == 4
    assert ids.str.fullmatch("[0-9a-f]{16}").all()

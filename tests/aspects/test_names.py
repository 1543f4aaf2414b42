"""Names in reviews written for this: people, characters, studios and other films, and what is none of them."""

import numpy as np
import pandas as pd
import pytest

from corpus.aspects.names import find_names
from corpus.aspects.names_index import index_names
from corpus.aspects.names_joining import join_spellings
from corpus.aspects.names_words import read_words
from corpus.errors import CorpusError
from corpus.text.arrays import name_rows
from corpus.text.tokens import list_sentences, tokenise


def read_roles(*texts: str) -> dict[str, str]:
    """Each name in texts, joined, with its kind."""
    found = find_names(tokenise(texts), [])
    return dict(zip(found["name"], found["kind"], strict=True))


def read_names(*texts: str, film: str | None = None) -> list[tuple[str, str]]:
    """The names in texts as printed, each with its kind."""
    found = find_names(tokenise(texts, films=[film] * len(texts)), [film] if film else [])
    return [
        (texts[review][start:end], kind)
        for review, start, end, kind in zip(found["review"], found["start"], found["end"], found["kind"], strict=True)
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("It was directed by Lars von Trier and Ana de la Reguera.", ["Lars von Trier", "Ana de la Reguera"]),
        (
            "We saw Tom Hanks's face and Denzel Washington as Mr. Smith.",
            ["Tom Hanks", "Denzel Washington", "Mr. Smith"],
        ),
        (
            'The old sheriff is George "Gabby" Hayes, who met D. W. Griffith.',
            ['George "Gabby" Hayes', "D. W. Griffith"],
        ),
        ("Codirectors Dean DeBlois and Chris Sanders know how to fly.", ["Dean DeBlois", "Chris Sanders"]),
        ("It was so bad, Jesus, and they believe in Jesus as in Christ.", []),
        ("We went to New York and London in May for the American Film Institute.", []),
        ("She won an Academy Award and an Oscar for the BBC on DVD.", []),
        ("THIS IS THE WORST FILM WE HAVE EVER SEEN", []),
        ("They all sing the song “Moon River” again.", []),
        ("We are on the Orient Express, behind the Reformation.", []),
        ("They are jean-clad and frank about the will of the people.", []),
    ],
)
def test_people_are_found_and_places_prizes_songs_and_shouts_are_not(text: str, names: list[str]) -> None:
    assert [name for name, _ in read_names(text)] == names


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("It was directed by Ana Moe and Bo Ek.", {"Ana Moe": "director", "Bo Ek": "director"}),
        ("It is Ana Moe's direction that we like.", {"Ana Moe": "director"}),
        (
            "It has stars: we saw it starring Ana Moe, Bo Ek and Tom Ray.",
            dict.fromkeys(["Ana Moe", "Bo Ek", "Tom Ray"], "actor"),
        ),
        (
            "We liked Ana Moe as Mary Sue, and Mary Sue was played by Ana Moe.",
            {"Ana Moe": "actor", "Mary Sue": "character"},
        ),
        ("We met Mary Sue (Ana Moe) there. A role of Mary Sue.", {"Ana Moe": "actor", "Mary Sue": "character"}),
        ("We liked the novel by Ana Moe.", {"Ana Moe": "person"}),
        ("We thought of Ana Moe's film.", {"Ana Moe": "person"}),
    ],
)
def test_a_role_is_what_the_words_around_prove(text: str, roles: dict[str, str]) -> None:
    assert read_roles(text) == roles


def test_a_role_holds_wherever_the_name_is_and_who_directs_and_acts_does_both() -> None:
    said = [
        "Directed by Ana Quist.",
        "We saw it directed by Ana Quist.",
        "Here Ana Quist plays the aunt.",
        "Starring Ana Quist.",
    ]
    roles = read_roles(*(f"We say it. It is {each[0].lower()}{each[1:]}" for each in said * 2), "We like Quist.")
    assert roles == {"Ana Quist": "director and actor"}


@pytest.mark.parametrize(
    ("directs", "acts", "role"),
    [(2, 5, "director and actor"), (2, 2, "director and actor"), (4, 2, "director"), (1, 4, "actor"), (1, 1, "person")],
)
def test_an_actor_who_is_twice_said_to_direct_does_both_but_few_words_make_no_director_an_actor(
    directs: int, acts: int, role: str
) -> None:
    said = ["We saw it directed by Ana Quist."] * directs + ["We saw it starring Ana Quist."] * acts
    assert read_roles(*said) == {"Ana Quist": role}


def test_films_are_found_in_quotation_marks_and_where_another_review_quotes_them() -> None:
    found = read_names("It copies “Of Mice and Men” from Warner Bros.", "We thought that Of Mice and Men was better.")
    assert found == [("Of Mice and Men", "film"), ("Warner Bros", "studio"), ("Of Mice and Men", "film")]


def test_the_film_under_review_is_no_name() -> None:
    assert read_names("We like Annie Hall less than “Star Wars”.", film="Annie Hall") == [("Star Wars", "film")]


def test_spellings_are_joined_within_a_review_and_beyond_where_one_person_is_meant() -> None:
    spelled = ["Zoë Ek", "Ek", "Zoe Ek", "Ann Moe", "Moe", "Jan Moe"]
    places, reviews = np.array([0, 1, 2, 1, 3, 4, 5, 4]), np.array([0, 0, 1, 2, 3, 3, 4, 5])
    names, meant = join_spellings(spelled, places, np.ones(8, bool), reviews)
    joined = [names[each] for each in meant]
    # The last has two people to be of.
    assert joined[:4] == ["Zoë Ek"] * 4
    assert joined[4:] == ["Ann Moe", "Ann Moe", "Jan Moe", "Moe"]


def test_a_review_counts_once_in_the_index_and_few_reviews_have_no_range() -> None:
    texts = ["We like Mira Nair. We love Nair too.", *["Here is Mira Nair."] * 4, "Here is Tom Hanks."]
    tokens = tokenise(texts)
    reviews = pd.DataFrame({"review_id": list("abcdef"), "film": list("xxyyyz"), "reviewer": [*"ppqr", None, None]})
    sentences = list_sentences(tokens)
    sentences["review_id"] = reviews["review_id"].to_numpy()[sentences["review"]]
    sentences["polarity"] = [0.0, 0.4, 0.1, 0.2, 0.3, 0.4, 0.5]
    names = find_names(tokens, [])
    names = names.assign(review_id=name_rows(names["review"], pd.Index(reviews["review_id"])))
    index = index_names(names, reviews, sentences, keep=np.ones(6, bool)).set_index("name")
    mira = index.loc["Mira Nair"]
    assert mira[["reviews", "films", "critics", "places", "scored"]].tolist() == [5, 2, 3, 6, 5]
    # 0.2, 0.1, 0.2, 0.3, 0.4: t of 4 degrees is 2.776, the deviation 0.114.
    assert mira[["polarity", "low", "high"]].tolist() == pytest.approx([0.24, 0.0984, 0.3816], abs=1e-4)
    assert index.loc["Tom Hanks", ["reviews", "enough"]].tolist() == [1, False]
    assert np.isnan(index.loc["Tom Hanks", "low"])
    assert index_names(names, reviews, sentences, keep=np.zeros(6, bool)).empty


def test_a_first_name_in_reviews_of_many_films_is_many_people() -> None:
    texts = ["We like Paul and his aunt, Tarzan is brave. Tarzan and Paul swim."] * 4
    tokens = tokenise(texts)
    reviews = pd.DataFrame({"review_id": list("abcd"), "film": list("wxyz"), "reviewer": None})
    sentences = list_sentences(tokens).assign(polarity=0.0)
    sentences["review_id"] = reviews["review_id"].to_numpy()[sentences["review"]]
    names = find_names(tokens, [])
    names = names.assign(review_id=name_rows(names["review"], pd.Index(reviews["review_id"])))
    assert {"Paul", "Tarzan"} <= set(names["name"])
    few = np.array([True, True, True, False])
    assert {"Paul", "Tarzan"} <= set(index_names(names, reviews, sentences, keep=few)["name"])
    assert "Paul" not in set(index_names(names, reviews, sentences, keep=~few | few)["name"])


def test_texts_without_a_word_have_no_names() -> None:
    assert read_names() == []
    assert read_names("", "***") == []


def test_a_line_that_is_no_word_and_kind_is_named() -> None:
    with pytest.raises(CorpusError, match="Line 3 of the words in names is “ann,nobody”"):
        read_words("word,kind\nbo,given\nann,nobody\n")

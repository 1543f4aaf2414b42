import json
from urllib.parse import urlencode

import pytest

from corpus.aspects.values import average_statements
from tests.commands.running import ran

pytestmark = pytest.mark.usefixtures("read_here")


@pytest.mark.parametrize("command", ["reviews", "phrases", "compare", "findings"])
def test_json_is_of_what_is_selected_by_options_or_by_the_address_of_a_screen(command, capsys, sample):
    film = sample.reviews["film"].iloc[0]
    first = ran(capsys, command, "--store", sample.path, "--json", "--film", film, "--words", "film OR the")
    query = urlencode({"tab": "x", "corpus": "sample", "film": film, "words": "film OR the", "measure": "polarity"})
    second = ran(capsys, command, "--store", sample.path, "--json", "--from-link", f"http://desk/films?{query}")
    assert (first[0], first[2]) == (0, "")
    assert json.loads(first[1]) == json.loads(second[1])
    assert f"of “{film}”" in json.loads(first[1])["selection"] or film in json.loads(first[1])["selection"]


def test_reviews_that_praise_or_blame_a_part_of_the_film_are_selected_by_options(capsys, sample):
    means = average_statements(sample.reviews, sample.statements)
    wanted = (means["aspect:acting"] > 0) & ((means["aspect:story"] < 0) | (means["aspect:pace"] < 0))
    options = ("--praise", "acting", "--blame", "story", "--blame", "pace")
    found = json.loads(ran(capsys, "reviews", "--store", sample.path, "--json", *options)[1])
    assert {each["review_id"] for each in found["reviews"]} == set(sample.reviews.loc[wanted, "review_id"])
    assert f"{wanted.sum()} reviews that praise the acting and blame the story or the pace" in found["selection"]
    code, _, err = ran(capsys, "phrases", "--store", sample.path, "--blame", "plot")
    assert (code, err[:55]) == (1, "error: “blame” is “plot”: allowed is “acting”, “story”,")


def test_a_selection_that_the_corpus_does_not_have_is_refused(capsys, sample):
    code, _, err = ran(capsys, "findings", "--store", sample.path, "--film", "Nope")
    assert (code, err[:36]) == (1, "error: “film” is “Nope”: allowed is ")

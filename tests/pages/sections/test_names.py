"""People and names: the index of the sample, one name's sentences, and the ways between them and the reviews."""

from html import unescape

import numpy as np
import pytest

from corpus.findings.evidence import Evidence
from corpus.findings.named import find_named
from corpus.store.scored import ScoredCorpus
from tests.pages.conftest import App, control, doors, follow, links, paragraphs, tables


def test_a_row_opens_the_sentences_of_a_name_and_these_their_reviews(app: App) -> None:
    at = app("names")
    assert at.title[0].value == "People and names"
    index = tables(at)[0]
    first = index.iloc[0]
    assert paragraphs(at)[1] == f"{first['name']} is named most: in {first['reviews']} of 67 reviews, of 1 film."
    follow(at, links(at)[0])
    assert unescape(at.title[0].value) == first["name"]
    lines = tables(at)[0]
    surname = first["name"].split()[-1]
    assert lines["printed"].str.contains(surname).all()
    assert "at=" in links(at)[0]
    assert "who" not in follow(at, doors(at)["All names"]).query_params


def test_who_is_named_most_is_said_of_the_kind_that_is_asked_for_as_in_the_brief(app: App, sample) -> None:
    evidence = Evidence(sample, ScoredCorpus.of(sample), np.ones(len(sample.reviews), bool))
    (found,) = find_named(evidence.people, sample.reviews)
    at = app(found.section, **found.parameters)
    name, said = found.sentence.split(" is the actor named most often: ")
    assert paragraphs(at)[1] == f"Of actors, {name} is named most: {said.replace('all of one film', 'of 1 film')}"


@pytest.mark.parametrize(("words", "found"), [("sorrell kat", ["Katja Sorrell"]), ("no such", None)])
def test_a_name_is_found_by_its_words(app: App, words: str, found: list[str] | None) -> None:
    at = app("names", find=words)
    assert [table["name"].tolist() for table in tables(at)] == ([found] if found else [])
    assert control(at, "text_input", "Find a name").value == words
    said = "Katja Sorrell is named in 7 of 67 reviews, of 1 film." if found else "No name here has “no such” in it."
    assert paragraphs(at)[1] == said


def test_a_name_of_another_corpus_is_missed_in_words(app: App) -> None:
    at = app("names", who="Tom Hanks")
    assert paragraphs(at)[1] == "Nobody is listed as “Tom Hanks” in this selection."
    assert len(tables(at)) == 1

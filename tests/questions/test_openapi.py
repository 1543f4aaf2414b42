"""The description is valid OpenAPI 3.1, and answers are as it says."""

import jsonschema
import numpy as np
import pytest
from openapi_spec_validator import validate

from corpus.findings.banned import NO_BANS
from corpus.questions.answering import CORPORA, NAMES, QUESTIONS, list_parameters
from corpus.questions.openapi import describe_answer, describe_api, describe_row, write_problem
from corpus.questions.parameters import read_values
from corpus.questions.source import Source
from corpus.store.scored import ScoredCorpus
from corpus.store.selection import Selection


def test_the_description_is_valid_and_names_every_question_and_parameter():
    described = describe_api("/refrain/api")
    validate(described)
    assert described["openapi"] == "3.1.0"
    for question in (CORPORA, *QUESTIONS):
        told = described["paths"][f"/{question.name}"]["get"]
        assert [each["name"] for each in told["parameters"]] == [each.name for each in list_parameters(question)]


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
@pytest.mark.parametrize("name", ["sample", "dozen"])
def test_an_answer_is_as_it_is_described(question, name, request):
    corpus = request.getfixturevalue(name)
    scored = ScoredCorpus.of(corpus)
    source = Source(corpus, name, Selection(), scored, np.ones(len(corpus.reviews), bool), NO_BANS)
    values = read_values({"corpus": [name], "limit": ["5"]}, list_parameters(question))
    answer = question.answer(source, values)
    jsonschema.validate(answer, describe_answer(question))
    assert answer["limit"] == 5
    # The dozen name nobody.
    assert (answer["total"] > 0) == ((name, question) != ("dozen", NAMES))


def test_corpora_and_problems_are_as_they_are_described(sample):
    answer = CORPORA.answer({"sample": sample.manifest}, {"offset": 0, "limit": 10})
    jsonschema.validate(answer, describe_answer(CORPORA))
    assert answer["corpora"][0]["reviews"] == len(sample.reviews)
    assert describe_row(CORPORA.lists["corpora"])["additionalProperties"] is False
    problem = describe_api("")["components"]["schemas"]["Problem"]
    jsonschema.validate(write_problem(400, "No", "“x” is no parameter here.", "x"), problem)

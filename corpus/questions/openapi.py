"""The questions as an OpenAPI 3.1 description, made from the same tables that they are answered by."""

from collections.abc import Mapping
from typing import Any

from corpus.questions.answering import CORPORA, MOST, QUESTIONS, USUAL, Question, list_parameters
from corpus.questions.parameters import Parameter
from corpus.questions.records import Field, Fields

#: Raised with every change of what an answer means.
VERSION = "1.0.0"
#: What else than an answer there may be: status and meaning.
PROBLEMS = {
    "400": "A parameter is unknown, missing, or has a value that is not allowed.",
    "401": "Signed out.",
    "404": "There is no such corpus.",
    "503": "The search took too long, or the corpus cannot be read now. It can be tried again.",
}
_NO_ROWS = {"type": "integer", "minimum": 0}
_PAGE = {
    "total": {**_NO_ROWS, "description": "Rows there are; of several tables, those of the longest."},
    "offset": {**_NO_ROWS, "description": "Rows that were passed over."},
    "limit": {"type": ["integer", "null"], "description": "Rows at most in a page; null where all are given."},
}
_DESCRIPTION = f"""Read-only. Parameters are those of the address of a screen, and numbers are those of the screen and \
of the command line's --json. Lists come a page at a time: {USUAL} rows where nothing is said, {MOST} at most; the \
header Link leads to the other pages. An answer has an ETag: who sends it as If-None-Match is told 304 as long as \
nothing has changed."""


def describe_api(server: str) -> dict[str, Any]:
    """Return the description of the API.

    Parameters
    ----------
    server : str
        The path below which it is.
    """
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Refrain",
            "version": VERSION,
            "summary": "A corpus of reviews.",
            "description": _DESCRIPTION,
        },
        "servers": [{"url": server}],
        "paths": {
            **{f"/{question.name}": {"get": _describe_question(question)} for question in (CORPORA, *QUESTIONS)},
            "/openapi.json": {"get": _describe_itself()},
        },
        "components": {
            "schemas": {"Problem": _PROBLEM},
            "responses": {f"Problem{status}": _describe_problem(said) for status, said in PROBLEMS.items()},
        },
    }


def describe_answer(question: Question) -> dict[str, Any]:
    """Return the JSON Schema of a question's answer."""
    facts = {name: {"description": says} for name, says in question.facts.items()}
    lists = {name: {"type": "array", "items": describe_row(fields)} for name, fields in question.lists.items()}
    # The text of a review is there only where it is asked for.
    properties = {**facts, **_PAGE, **lists}
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def describe_row(fields: Fields) -> dict[str, Any]:
    """Return the JSON Schema of a row."""
    return {
        "type": "object",
        "properties": {name: _describe_field(field) for name, field in fields.items()},
        "required": [name for name in fields if name != "text"],
        "additionalProperties": False,
    }


def _describe_field(field: Field) -> dict[str, Any]:
    described: dict[str, Any] = {"type": [field.type, "null"] if field.null else field.type, "description": field.says}
    return {**described, "format": field.format} if field.format else described


def _describe_question(question: Question) -> dict[str, Any]:
    statuses = {"400", "401"} if question is CORPORA else set(PROBLEMS)
    return {
        "operationId": f"list_{question.name}",
        "summary": question.summary,
        "parameters": [_describe_parameter(each) for each in list_parameters(question)],
        "responses": {
            "200": {
                "description": question.summary,
                "headers": {
                    "ETag": {"schema": {"type": "string"}},
                    "Link": {"description": "The other pages, by RFC 8288.", "schema": {"type": "string"}},
                },
                "content": {"application/json": {"schema": describe_answer(question)}},
            },
            "304": {"description": "It is as it was."},
            **{status: {"$ref": f"#/components/responses/Problem{status}"} for status in sorted(statuses)},
        },
    }


def _describe_parameter(parameter: Parameter) -> dict[str, Any]:
    one: dict[str, Any] = {"type": {"whole": "integer", "switch": "boolean"}.get(parameter.kind, "string")}
    if parameter.kind == "whole":
        one |= {"minimum": parameter.least} | ({"maximum": parameter.most} if parameter.most else {})
    elif parameter.allowed:
        one["enum"] = list(parameter.allowed)
    low, high = parameter.times
    schema = one if high == 1 else {"type": "array", "items": one, "minItems": low, "maxItems": high}
    if parameter.default is not None:
        schema = {**schema, "default": parameter.default}
    return {
        "name": parameter.name,
        "in": "query",
        "description": parameter.says,
        "required": parameter.required,
        "schema": schema,
    }


def _describe_itself() -> dict[str, Any]:
    content = {"application/json": {"schema": {"type": "object"}}}
    return {
        "operationId": "describe",
        "summary": "This description.",
        "responses": {
            "200": {"description": "This description.", "content": content},
            "401": {"$ref": "#/components/responses/Problem401"},
        },
    }


def _describe_problem(said: str) -> dict[str, Any]:
    schema = {"$ref": "#/components/schemas/Problem"}
    return {"description": said, "content": {"application/problem+json": {"schema": schema}}}


def write_problem(status: int, title: str, detail: str, parameter: str = "") -> Mapping[str, Any]:
    """Return what is said in the place of an answer, as RFC 9457 has it."""
    said = {"title": title, "status": status, "detail": detail}
    return {**said, "parameter": parameter} if parameter else said


_PROBLEM: Mapping[str, Any] = {
    "type": "object",
    "properties": {
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string", "description": "What was given, and what is allowed."},
        "parameter": {"type": "string", "description": "The parameter that is at fault."},
    },
    "required": ["title", "status", "detail"],
}

"""A review's marks: over the right letters, and over nothing else than the review's own text."""

import re
from html import unescape

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.figures.palette import colour_worn
from pages.shared.links import Address
from pages.shared.marking import draw_marks
from pages.shared.reading import mark_draft, mark_passages, mark_review
from tests.hostile import HOSTILE_TEXTS
from tests.pages.conftest import as_read

TEXT = "A slow and lovely film about bread, long after the credits roll."
NO_PHRASES = pd.DataFrame({"start": [], "end": [], "phrase_id": [], "reviews": []})
#: The lines under words of blame, of neither and of praise.
LINES = {-0.5: "wavy", 0.0: "dotted", 0.5: "solid #"}
NO_EVIDENCE = pd.DataFrame({"start": [], "end": [], "polarity": [], "chunk": []})


def phrase(words: str, reviews: int, text: str = TEXT) -> dict:
    start = text.index(words)
    return {"start": start, "end": start + len(words), "phrase_id": words, "reviews": reviews}


def html_of(phrases: list[dict], evidence: list[dict] = (), text: str = TEXT, **options) -> str:
    marks = mark_review(
        pd.DataFrame(phrases) if phrases else NO_PHRASES,
        pd.DataFrame(evidence) if evidence else NO_EVIDENCE,
        address=lambda phrase_id: f"phrase?phrase={phrase_id}",
        theme="light",
        **options,
    )
    return draw_marks(text, marks)


def pieces(html: str) -> list[tuple[str, str]]:
    """Each piece of the text with the attributes of the mark that lies over it."""
    matches = re.findall(r"<(?:a|span) ([^>]*)>([^<]*)</(?:a|span)>|([^<]+)", html)
    return [(unescape(text or bare), unescape(attributes)) for attributes, text, bare in matches]


def over(html: str, sign: str) -> str:
    """The letters over which a mark with this sign lies."""
    return "".join(text for text, attributes in pieces(html) if sign in attributes)


def test_a_phrase_is_coloured_by_how_worn_it_is_and_leads_to_its_sentences() -> None:
    html = html_of([phrase("long after the credits roll", 21)])
    assert over(html, colour_worn(2, theme="light")) == "long after the credits roll"
    assert over(html, "in 21 reviews") == "long after the credits roll"
    assert over(html, 'href="phrase?phrase=long after') == "long after the credits roll"


def test_a_draft_s_passages_are_underlined_its_phrases_shaded_and_banned_ones_red() -> None:
    kinds = {
        "A slow and lovely film": ("passage", "", "Ann"),
        "lovely film": ("single", "", None),
        "the credits": ("inflection", "banned", "several critics"),
    }
    marks = pd.DataFrame(
        {**phrase(words, 12), "kind": kind, "status": status, "whose": whose}
        for words, (kind, status, whose) in kinds.items()
    )
    drawn = mark_draft(
        marks,
        address=lambda row: None if row["status"] else Address("phrase", {"phrase": [row["phrase_id"]]}),
        theme="light",
    )
    html = draw_marks(TEXT, drawn)
    assert as_read(re.sub("<sup.*?</sup>|<[^>]*>", "", html)) == TEXT
    assert '<sup style="user-select:none;line-height:0;font-size:.65em">banned&#8239;</sup>the credits<' in html
    html = re.sub("<sup.*?</sup>", "", html)
    assert over(html, "underline solid") == over(html, "printed before in 12 reviews") == "A slow and lovely film"
    assert over(html, colour_worn(2, theme="light")) == "lovely film"
    assert over(html, "banned, in 12 reviews, used by several critics") == "the credits"
    assert "href" not in next(attributes for text, attributes in pieces(html) if text == "the credits")


def test_words_of_praise_and_of_blame_are_underlined_differently() -> None:
    evidence = [
        {"start": 2, "end": 6, "polarity": -0.3, "chunk": "slow"},
        {"start": 11, "end": 17, "polarity": 0.5, "chunk": "lovely"},
        {"start": 18, "end": 22, "polarity": 0.0, "chunk": TEXT[18:22]},
    ]
    html = html_of([], evidence)
    assert over(html, "underline dotted") == over(html, ": 0.00") == TEXT[18:22]
    assert over(html, "underline wavy") == over(html, "slow: −0.30") == "slow"
    assert over(html, "underline solid") == over(html, "lovely: +0.50") == "lovely"


def test_where_phrases_overlap_the_one_in_more_reviews_leads_and_colours() -> None:
    html = html_of([phrase("long after the credits", 21), phrase("the credits roll", 3)])
    assert over(html, 'phrase=long after the credits"') == "long after the credits"
    assert over(html, 'phrase=the credits roll"') == " roll"
    assert over(html, "in 3 reviews") == "the credits roll"
    shared = next(attributes for text, attributes in pieces(html) if text == "the credits")
    assert shared.rindex(colour_worn(2, theme="light")) > shared.rindex(colour_worn(0, theme="light"))


def test_the_sentence_that_is_looked_for_is_bold() -> None:
    assert over(html_of([], place=(2, 17)), "font-weight:") == "slow and lovely"


def test_what_a_search_found_is_marked_over_all_else() -> None:
    html = html_of([phrase("long after the credits roll", 21)], sought=[(2, 6), (41, 55)])
    assert over(html, ' title="found"') == "slow"
    assert over(html, "found") == "slow" + TEXT[41:55]
    style = next(attributes for text, attributes in pieces(html) if "found" in attributes and "21" in attributes)
    assert style.rindex("background:#1F1D1A;color:#FCFBF8") > style.rindex(colour_worn(2, theme="light"))


def test_a_text_without_marks_is_the_text_alone() -> None:
    assert html_of([]) == TEXT


def test_an_empty_text_is_empty() -> None:
    assert html_of([], text="") == ""


@st.composite
def texts_with_marks(draw: st.DrawFn) -> tuple[str, list[dict], list[dict], tuple[int, int] | None]:
    """Any text with marks that overlap in any way."""
    text = draw(st.text(max_size=60) | st.sampled_from([*HOSTILE_TEXTS.values()]))
    span = (
        st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
        .map(sorted)
        .filter(lambda ends: ends[0] < ends[1])
    )
    spans = st.lists(span, max_size=6) if text else st.just([])
    phrases = [
        {"start": start, "end": end, "phrase_id": f"<{n}>'\"", "reviews": draw(st.integers(2, 12))}
        for n, (start, end) in enumerate(draw(spans))
    ]
    evidence = [
        {"start": start, "end": end, "polarity": draw(st.sampled_from([*LINES])), "chunk": text[start:end]}
        for start, end in draw(spans)
    ]
    return text, phrases, evidence, draw(st.none() | span.map(tuple)) if text else None


@given(texts_with_marks())
def test_the_text_stays_letter_for_letter_under_any_marks(given_marks) -> None:
    text, phrases, evidence, place = given_marks
    html = html_of(phrases, evidence, text, place=place, sought=[(each["start"], each["end"]) for each in evidence])
    assert as_read(html) == text
    assert set(re.findall(r"<(/?\w+)", html)) <= {"a", "/a", "span", "/span"}


@given(texts_with_marks())
def test_each_letter_is_marked_by_what_covers_it_and_by_nothing_else(given_marks) -> None:
    text, phrases, evidence, place = given_marks
    marks = [
        *(({*range(each["start"], each["end"])}, "background:") for each in phrases),
        *(({*range(each["start"], each["end"])}, LINES[each["polarity"]]) for each in evidence),
        *([({*range(*place)}, "font-weight:")] if place else []),
    ]
    at = 0
    for piece, attributes in pieces(html_of(phrases, evidence, text, place=place)):
        style = attributes.partition('title="')[0]
        for sign in ("background:", "font-weight:", *LINES.values()):
            covered = set().union(*(letters for letters, mark in marks if mark == sign))
            assert {letter in covered for letter in range(at, at + len(piece))} == {sign in style}
        at += len(piece)
    assert at == len(text)


@pytest.mark.parametrize("text", HOSTILE_TEXTS.values())
def test_a_text_beside_another_stands_letter_for_letter_around_its_numbers(text):
    half = len(text) // 2
    passages = pd.DataFrame(
        [(1, 3, 0, half, half, len(text)), (2, 3, half, len(text), 0, half)],
        columns=["number", "words", "a_start", "a_end", "b_start", "b_end"],
    )
    for side in "ab":
        html = draw_marks(text, mark_passages(passages, side=side, theme="light"))
        assert as_read(re.sub(r"<sup.*?</sup>", "", html)) == text


def test_a_passage_has_the_same_number_and_colour_in_both_texts_and_leads_to_the_other():
    passages = pd.DataFrame(
        [(1, 2, 0, 3, 4, 7), (2, 2, 4, 7, 0, 3)], columns=["number", "words", "a_start", "a_end", "b_start", "b_end"]
    )
    one, other = (draw_marks("abc def", mark_passages(passages, side=side, chosen=2, theme="dark")) for side in "ab")
    marks = [re.findall(r'id="(.*?)" href="#(.*?)".*?background:(#\w+)', html) for html in (one, other)]
    assert [[name for name, _, _ in matches] for matches in marks] == [
        ["passage-1-a", "passage-2-a"],
        ["passage-2-b", "passage-1-b"],
    ]
    assert {(target, name, colour) for name, target, colour in marks[0]} == set(marks[1])
    assert [html.count("outline:") for html in (one, other)] == [1, 1]

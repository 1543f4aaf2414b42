"""What a brief is compared with, as an address or a command asks for it."""

from datetime import date

import pytest

from corpus.errors import SelectionError
from corpus.findings.beside import Beside, find_former, find_other, fit_selection, select_other
from corpus.findings.evidence import Evidence
from corpus.store.corpus import Corpus
from corpus.store.scored import ScoredCorpus
from corpus.store.selection import Selection

YEAR = Selection(dates=(date(2025, 1, 1), date(2025, 12, 31)))


def refuse(_: str) -> None:
    raise AssertionError


def look(corpus: Corpus, selection: Selection, written: str) -> tuple[Evidence, Selection] | None:
    this = Evidence(corpus, ScoredCorpus.of(corpus), corpus.mask(selection))
    return find_other(this, selection, Beside.parse(written), open_other=refuse)


@pytest.mark.parametrize(
    ("query", "asked"),
    [
        ({}, Beside()),
        ({"beside": "before", "other": "left over"}, Beside("before")),
        ({"beside": "outlet"}, Beside()),
        ({"beside": "outlet", "other": "The Post"}, Beside("outlet", "The Post")),
        ({"beside": "dates", "since": "2025-01-01"}, Beside()),
        ({"beside": "dates", "since": "2025-01-01", "until": "x"}, Beside("dates", "", "2025-01-01", "x")),
        ({"beside": "nonsense"}, Beside("nonsense")),
    ],
)
def test_an_address_asks_for_nothing_until_it_says_all(query: dict[str, str], asked: Beside) -> None:
    assert Beside.read(lambda name: query.get(name, "")) == asked


@pytest.mark.parametrize("written", ["outlet", "outlet=", "before=x", "colour=red", ""])
def test_a_command_is_told_what_it_can_be_compared_with(written: str) -> None:
    with pytest.raises(SelectionError, match=r"is nothing to compare with\. It is “before”, for as long a period"):
        Beside.parse(written)


def test_one_field_is_another_and_all_else_is_the_same(sample: Corpus) -> None:
    other, chosen = look(
        sample, Selection(outlet=("Lantern Weekly",), rating=(5.0, None)), "outlet=The Saltmarsh Ledger"
    )
    assert chosen == Selection(outlet=("The Saltmarsh Ledger",), rating=(5.0, None))
    assert set(other.reviews["outlet"]) == {"The Saltmarsh Ledger"}
    assert select_other(Beside.parse("dates=2024-12-31..2024-01-01"), YEAR, sample.reviews).dates == (
        date(2024, 1, 1), date(2024, 12, 31),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("days", "former"),
    [
        (("2024-01-01", "2024-12-31"), ("2023-01-01", "2023-12-31")),  # a leap year is as long as any
        (("2025-03-01", "2025-03-31"), ("2025-02-01", "2025-02-28")),
        (("2025-03-10", "2025-03-16"), ("2025-03-03", "2025-03-09")),
        (("1995-03-01", "9999-12-31"), ("0001-01-01", "1995-02-28")),  # no calendar is longer
        (("1995-03-10", "9999-12-31"), ("0001-01-01", "1995-03-09")),
    ],
)
def test_the_period_before_is_as_long(sample: Corpus, days: tuple[str, str], former: tuple[str, str]) -> None:
    chosen = Selection(dates=tuple(map(date.fromisoformat, days)))
    assert find_former(chosen, sample.reviews) == tuple(map(date.fromisoformat, former))


@pytest.mark.parametrize(
    ("selection", "written", "said"),
    [
        (Selection(), "before", "Choose days first, since when reviews are looked at: nothing is before all of them."),
        (
            Selection(dates=(date.min, None)),
            "before",
            "The days selected begin with the calendar: nothing is before them.",
        ),
        (Selection(), "outlet=Nowhere", "This corpus has no outlet “Nowhere” to compare with."),
        (
            Selection(outlet=("Lantern Weekly",)),
            "outlet=Lantern Weekly",
            "“Lantern Weekly” is selected already: choose another outlet to compare with.",
        ),
        (Selection(), "dates=soon..2025-01-01", "“soon” is not a day such as 2025-03-31 to compare with."),
        (
            YEAR,
            "dates=2024-06-01..2025-01-31",
            "Both periods have 1 Jan 2025 to 31 Jan 2025: choose days before those selected, or after them.",
        ),
        (
            Selection(),
            "dates=2000-01-01..2030-12-31",
            "Both would be the same reviews: choose something else to compare with.",
        ),
        (YEAR, "dates=1999-01-01..1999-12-31", "There are no reviews in 1999 to compare with."),
    ],
)
def test_what_cannot_be_compared_is_said_in_words(
    sample: Corpus, selection: Selection, written: str, said: str
) -> None:
    with pytest.raises(SelectionError) as error:
        look(sample, selection, written)
    assert str(error.value) == said


def test_nothing_and_nonsense_in_an_address(sample: Corpus) -> None:
    this = Evidence(sample, ScoredCorpus.of(sample), sample.mask(Selection()))
    assert find_other(this, Selection(), Beside(), open_other=refuse) is None
    with pytest.raises(SelectionError, match="“moon” is nothing to compare with"):
        find_other(this, Selection(), Beside("moon"), open_other=refuse)


def test_another_corpus_has_the_selection_as_far_as_it_can(sample: Corpus, dozen: Corpus) -> None:
    chosen = Selection(film=("Vanguard of Ash",), rating=(5.0, None))
    assert fit_selection(chosen, dozen.reviews) == Selection(rating=(5.0, None))
    this = Evidence(sample, ScoredCorpus.of(sample), sample.mask(chosen))
    asked = Beside.parse("corpus=dozen")
    found = find_other(this, chosen, asked, open_other=lambda _: (dozen, ScoredCorpus.of(dozen)))
    assert found is not None
    assert found[0].corpus is dozen

"""What readers take away: its name, its heads, and its cells, on every screen."""

import csv
import io
import re
from collections.abc import Callable
from typing import NamedTuple

import openpyxl
import pandas as pd
import pytest
from streamlit.runtime.media_file_manager import MediaFileManager

from corpus.report import workbook
from corpus.store.corpus import Corpus
from corpus.store.selection import Selection
from pages.shared import columns, taking
from pages.shared.columns.taken import set_heads
from tests.hostile import HOSTILE_TEXTS
from tests.pages.conftest import SCREENS, App, paragraphs

#: Every screen, and what else some of them show when they are asked.
ASKED: list[tuple[str, dict[str, str]]] = [
    *((screen, {"numbers": "True"}) for screen in SCREENS),
    ("films", {"numbers": "True", "pairs": "True", "average": "median"}),
    ("signature", {"numbers": "True", "group": "Whispering Galaxy", "against": "Twilight Serenade", "chart": "True"}),
    ("similar", {"numbers": "True", "places": "True"}),
    ("before_after", {"all": "True"}),
    ("drift", {"drift": "outlet"}),
    ("phrases", {"each": "phrases"}),
    ("phrasing", {"numbers": "True", "of": "critics"}),
    ("tone", {"word": "good"}),
    ("mismatches", {"show": "words"}),
    ("lexicon", {"term": "good", "value": "0.1"}),
    ("reviews", {"words": "film"}),
    ("data", {"part": "rejects"}),
    ("data", {"part": "corpora"}),
]
#: Heads that are written small: names of statistics, and what begins with a number.
SMALL = {"p", "q", "z", "95 % range"}


class Taken(NamedTuple):
    """A file that a screen offers: its name, and what makes it when it is asked for."""

    name: str
    make: Callable[[], bytes]

    @property
    def rows(self) -> list[list[str]]:
        return list(csv.reader(io.StringIO(self.make().decode(), newline="")))


@pytest.fixture
def offered(monkeypatch: pytest.MonkeyPatch) -> list[Taken]:
    """The files that the screens of this test offer."""
    kept: list[Taken] = []
    add = MediaFileManager.add_deferred

    def keep(self: MediaFileManager, make: Callable, *rest: object, **named: object) -> str:
        kept.append(Taken(str(named.get("file_name") or rest[-1]), make))
        return add(self, make, *rest, **named)

    monkeypatch.setattr(MediaFileManager, "add_deferred", keep)
    return kept


def menus(at) -> list[str]:
    """What the menus of a screen say that they hold."""
    return [text for text in paragraphs(at) if re.search(r": [\d,]+ rows?[.]", text)]


@pytest.mark.parametrize(("screen", "query"), ASKED)
def test_no_two_files_of_a_screen_are_called_alike_and_their_heads_are_words(
    app: App, offered: list[Taken], sample: Corpus, screen: str, query: dict[str, str]
) -> None:
    shown = menus(app(screen, **query))
    of_menus = [each.name for each in offered if not each.name.startswith(("whole-corpus", "brief-"))]
    assert 2 * len(set(shown)) == 2 * len(shown) == len(set(of_menus)) == len(of_menus)
    assert [each.name for each in offered if "sample" not in each.name] == []
    for each in offered:
        if each.name.endswith(".csv") and not each.name.startswith("whole-corpus"):
            heads = each.rows[0]
            assert [head for head in heads if "_" in head or (head.islower() and head not in SMALL)] == []
            assert len(set(heads)) == len(heads)
            assert not [head for head in heads if head != head.strip() or head.endswith(" (2)")]


def test_the_screens_of_one_thing_name_their_files_too(app: App, offered: list[Taken], sample: Corpus) -> None:
    twins = sample.duplicates.iloc[0]
    phrase = sample.list_recurring(sample.mask(Selection()))["phrase_id"].iloc[0]
    critics = sample.reviews["reviewer"].value_counts().index[:2]
    for screen, query in (
        ("review", {"review": twins["a"]}),
        ("phrase", {"phrase": phrase}),
        ("pair", {"of": "reviews", "a": twins["a"], "b": twins["b"]}),
        ("pair", {"of": "critics", "a": critics[0], "b": critics[1]}),
    ):
        offered.clear()
        shown = menus(app(screen, **query))
        assert 2 * len(set(shown)) == 2 * len(shown) == len({each.name for each in offered}) == len(offered) > 2
        heads = {head for each in offered if each.name.endswith(".csv") for head in each.rows[0]}
        assert {head for head in heads if "_" in head or (head.islower() and head not in SMALL)} == set()


@pytest.mark.parametrize("screen", SCREENS)
def test_a_hostile_text_in_any_file_is_data(app: App, offered: list[Taken], screen: str) -> None:
    app(screen, "hostile")
    for each in offered:
        if each.name.endswith(".csv"):
            cells = [cell for row in each.rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
            assert pd.to_numeric(pd.Series(cells, dtype="str"), errors="coerce").notna().all()
        elif each.name.endswith(".xlsx"):
            book = openpyxl.load_workbook(io.BytesIO(each.make()))
            cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
            assert {cell.data_type for cell in cells} <= {"s", "n", "d", "b", "inlineStr"}
            # A workbook of a brief leads from its contents to its own sheets, and nowhere else.
            assert not any(cell.hyperlink and cell.hyperlink.target for cell in cells)


def test_a_file_is_called_after_the_selection_and_holds_the_heads_of_the_screen(app: App, offered: list[Taken]) -> None:
    at = app("reviews", critic="Inès Carravel", rating=["6", "9"])
    file = next(each for each in offered if each.name.endswith(".csv"))
    assert file.name == "reviews-sample-critic-ines-carravel-rating-6-to-9.csv"
    assert [button.label for button in at.get("download_button")] == ["CSV", "Excel"]
    assert menus(at) == [f"Reviews: {len(file.rows) - 1} rows."]
    shown = ["Tone" if name == "polarity" else column["label"] for name, column in columns.REVIEW.items()]
    shown.remove("Begins")
    assert file.rows[0] == [*shown, "Review id", "Year", "Sentences", "Subjectivity", "Scored words"]
    assert {row[1] for row in file.rows[1:]} == {"Inès Carravel"}


def test_csv_and_excel_hold_the_same(app: App, offered: list[Taken]) -> None:
    app("films", numbers="True")
    table, book = offered[-2:]
    rows = list(openpyxl.load_workbook(io.BytesIO(book.make())).active.iter_rows(values_only=True))
    assert list(rows[0]) == table.rows[0]
    assert [row[0] for row in rows] == [row[0] for row in table.rows]


def test_a_scale_that_is_not_the_usual_one_is_in_the_name_and_in_the_head(app: App, offered: list[Taken]) -> None:
    app("reviews", scale="rating")
    assert offered[0].name == "reviews-sample-scale-rating.csv"
    assert "Expected rating" in offered[0].rows[0]


def test_what_does_not_follow_the_selection_is_not_called_after_it(app: App, offered: list[Taken]) -> None:
    app("data", part="rejects", critic="Inès Carravel")
    assert {each.name for each in offered} == {"skipped-rows-sample.csv", "skipped-rows-sample.xlsx"}


def test_the_reviews_come_with_their_texts_where_a_reader_asks(app: App, offered: list[Taken], sample: Corpus) -> None:
    at = app("reviews", film="Whispering Galaxy")
    assert "Text" not in offered[0].rows[0]
    offered.clear()
    at.toggle(key="list-texts").set_value(True).run()
    rows = offered[0].rows
    ids, texts = (rows[0].index(head) for head in ("Review id", "Text"))
    whole = sample.read_texts([row[ids] for row in rows[1:]])
    assert [row[texts] for row in rows[1:]] == whole.tolist()
    book = openpyxl.load_workbook(io.BytesIO(offered[1].make())).active
    assert [row[texts].value for row in book.iter_rows(min_row=2)] == whole.tolist()


def test_what_an_excel_file_takes_is_said_and_what_excel_cannot_hold_is_not_offered() -> None:
    assert taking.describe_excel(67, 12) == ("", True)
    assert taking.describe_excel(200_000, 12) == (" The file takes about 20 seconds to make.", True)
    warning, possible = taking.describe_excel(workbook.MOST_ROWS + 1, 2)
    assert (possible, "1,048,575 rows at most" in warning) == (False, True)
    assert not taking.describe_excel(workbook.MOST_ROWS, 40)[1]


def test_columns_of_the_source_keep_their_names_and_what_only_the_program_knows_stays_behind() -> None:
    frame = pd.DataFrame({"rank": [1], "phrase_id": ["x"], "film": ["Crumb"], "start": [0], "my_own": [2], "part": [0]})
    taken = set_heads(frame, {"film": columns.REVIEW["film"], "rank": "rank"})
    assert list(taken) == ["Film", "rank", "my_own", "Part"]
    assert taken["Part"].tolist() == [1]


def test_two_heads_are_never_the_same() -> None:
    taken = set_heads(pd.DataFrame({"phrase": ["x"], "a_reviews": [1]}), {"phrase": "Phrase", "a_reviews": "Phrase"})
    assert list(taken) == ["Phrase", "Phrase (2)"]


@pytest.mark.parametrize("kind", ["script", "colour", "dollars", "javascript link"])
def test_a_button_that_is_named_after_a_critic_holds_no_markup(app: App, kind: str) -> None:
    at = app("critic", "hostile", shown=HOSTILE_TEXTS[kind])
    named = [
        button.label for button in at.get("download_button") if "favourite" in button.label or "beside" in button.label
    ]
    assert not [label for label in named if set(label) & set("<>$:[]()!")]

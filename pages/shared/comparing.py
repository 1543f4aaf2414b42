"""What is compared with what, as the screens that compare films, critics, outlets, genres and years ask it."""

from collections.abc import Callable, Collection, Iterable, Mapping

import pandas as pd

from corpus.polarity.measure import Measure
from corpus.store.selection import NAMED
from corpus.wording import number, ranges
from pages.shared import groupings, trusting
from pages.shared.address import here, read_value
from pages.shared.controls import choice, several
from pages.shared.groupings import COMPARED
from pages.shared.letters import plain_text
from pages.shared.links import ADDED, Address, link, narrowed
from pages.shared.showing import show_link
from pages.shared.viewing import View

#: What can be compared by, the critics' own votes first.
MEASURES = ("rating", "polarity")
#: Which groups a figure shows of more than it has room for.
BOTH_ENDS = "the highest and the lowest"
#: Groups that are chosen side by side, and offered for it.
MOST_CHOSEN, OFFERED = 12, 400


def list_comparable(view: View, *, without: Collection[str] = ()) -> list[str]:
    """Return by what there is anything to compare: by genres and years where there are two at least."""
    names = groupings.name_groups(*view.about, _view=view)
    return [by for by in COMPARED if by not in without and len(names[by]) >= (1 if by in NAMED else 2)]


def list_measures(view: View, columns: Iterable[str] = MEASURES) -> dict[str, Measure]:
    """Return those measures, by their column, that any of the selected reviews has a value of: at first ratings."""
    return {name: Measure.of(name, view.scale) for name in columns if name in view.known}


def choose_grouping(view: View, *, without: Collection[str] = ()) -> str:
    """Show what can be compared, and return what is; one thing alone is no choice, and is not shown."""
    able = list_comparable(view, without=without)
    if len(able) == 1:
        return _take_only("by", able)
    return choice("Compare", {by: f"{by.capitalize()}s" for by in COMPARED if by in able}, name="by")


def choose_measure(measures: Mapping[str, Measure], *, label: str = "By") -> Measure:
    """Let the reader choose one of the measures of `list_measures`, at first the first; return it."""
    if len(measures) == 1:
        return measures[_take_only("measure", list(measures))]
    names = {column: measure.name for column, measure in measures.items()}
    return measures[choice(label, names, name="measure")]


def _take_only(name: str, able: list[str]) -> str:
    """Return all that a control could offer; what else a link asks of it is refused as where it is shown."""
    return read_value(name, able[0], allowed=able)


def choose_groups(view: View, by: str, *, most: int = MOST_CHOSEN, empty: str = "") -> tuple[str, ...]:
    """Let the reader choose what stands side by side; return it, or nothing for all. `empty` is what it says then."""
    return several(
        f"Side by side (up to {number(most)})",
        groupings.name_groups(*view.about, _view=view)[by],
        name="with",
        most=most,
        offered=OFFERED,
        placeholder=empty or f"All {by}s",
        width="stretch",
    )


def offer_all(view: View, by: str) -> None:
    """Offer the way out where the selection leaves one group, and there is nothing to compare it with."""
    if getattr(view.selection, by, ()) and len(groupings.name_groups(*view.about, _view=view)[by]) < 2:
        address = here(**{by: None, ADDED: None})
        show_link(f"Compare all {by}s", address.screen, address.query, icon="unfold_more")


def open_group(view: View, by: str, group: str, review: str = "") -> Address:
    """Return the address of a review, or of the reviews of a group."""
    if review:
        return Address("review", link(view.query, review=review))
    return Address("reviews", narrowed(view.query, by, group))


def show_match(view: View, measure: Measure) -> None:
    """Say how far tone matches stars in these reviews, where tone is what is shown; it leads to the figures of it."""
    if not measure.is_rating:
        match = trusting.describe_match(*view.about, _view=view)
        plain_text(match, "note", href=Address("match", link(view.query)).href)


def offer_more(view: View) -> None:
    """Say what to do where there are too few reviews."""
    part = len(view.reviews) < len(view.corpus.reviews)
    more = "Widen the selection in the sidebar, or add more" if part else "Add more"
    plain_text(f"{more} reviews on the Data screen.")


def write_ranges(write: Callable[[float], str], low: str = "low", high: str = "high", name: str = "range"):
    """Return a function that adds the ranges of rows as text, "8.1 to 9.4", for the shown rows of a table."""

    def add(rows: pd.DataFrame) -> pd.DataFrame:
        return rows.assign(**{name: ranges(rows[low], rows[high], write)})

    return add

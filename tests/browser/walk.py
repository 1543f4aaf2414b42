"""A visitor who clicks: through every way from every screen to the next, and at random with a seed that is printed.

After each click the screen must stand: no error, nothing in the console, a title; and its address must restore it in a
fresh browser. `python -m tests.browser.walk --clicks 500 --seed 7` walks on for as long as it is asked to.
"""

import argparse
import random
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from playwright.sync_api import Error, Locator, Page, sync_playwright

from corpus.store.building import build
from corpus.store.corpus import Corpus, open_corpus
from corpus.store.library import Library
from pages.shared.links import Address
from pages.shared.places import SCREEN_OF, SCREENS
from tests.browser.accessibility import find_barriers
from tests.browser.conftest import ROOT, SEEDS, Visit, launched, seen, serving, settle, visiting

#: What a visitor may click, by kind, wherever it is on the screen.
CLICKABLE = {
    "menu": '[data-testid="stTopNavLink"]',
    "tab": "nav.tabs a",
    "finding": "a.finding-link",
    "door": "a.door",
    "row": ".refrain-table a.row",
    "cell": ".refrain-table a.cell",
    "head": ".refrain-table th a",
    "more": ".refrain-table-ways a.columns",
    "mark in a text": "article a",
    "choice": '[data-testid="stMain"] [data-testid="stButtonGroup"] button, [data-testid="stMain"] [role="radio"]',
    "switch": '[data-testid="stMain"] [data-testid="stCheckbox"] label',
    "page": '[data-testid="stPagination"] button:not([disabled])',
    "list": '[data-testid="stMain"] [data-testid="stSelectbox"] [role="combobox"], '
    '[data-testid="stMain"] [data-testid="stSelectbox"] input',
    "mark in a chart": '[data-testid="stPlotlyChart"] .barlayer .point path, '
    '[data-testid="stPlotlyChart"] .scatterlayer .points path.point',
    "scale": '[data-testid="stSidebar"] [data-testid="stButtonGroup"] button, [data-testid="stSidebar"] [role="radio"]',
    "reset": '[data-testid="stSidebar"] [data-testid="stButton"] button:not([disabled])',
}
#: The menu: what each of its screens is called there.
MENU = {name: screen.title for name, screen in SCREENS.items()}
#: Where the tour clicks on: from each item of the menu to each other, from each section of a screen to each other.
WAYS = {
    section: [goal for goal in dict.fromkeys((*screen.sections, *(MENU if section in MENU else ()))) if goal != section]
    for screen in SCREENS.values()
    for section in screen.sections
}
_ERRORS = '[data-testid="stException"], [data-testid="stAlertContentError"], [role="dialog"]'


class StumbleError(AssertionError):
    """A click after which the screen did not stand."""


class Visitor:
    """Someone with a browser: clicks, and looks at what came of it.

    Parameters
    ----------
    visit : Visit
        At the dashboard.
    fresh : callable
        Gives a visit in a fresh browser.
    """

    def __init__(self, visit: Visit, fresh: Callable[[], Visit]) -> None:
        self.visit, self.page, self.fresh, self.steps = visit, visit.page, fresh, [visit.page.url]

    def act(self, what: str, do: Callable[[], object]) -> None:
        """Do one thing, wait until the screen stands, and look at it."""
        self.steps.append(what)
        do()
        self.look()

    def look(self) -> None:
        """Raise `StumbleError` unless the screen stands without an error."""
        settle(self.page)
        wrong = [box.inner_text() for box in self.page.locator(_ERRORS).all()] + self.visit.faults
        if self.page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
            wrong.append("the page is wider than the window")
        if wrong or not seen(self.page)[0]:
            raise StumbleError(f"{wrong or 'an empty screen'} at {self.page.url} after\n" + "\n".join(self.steps[-12:]))
        self.steps.append(f"    -> {self.page.url}")

    def sees(self, view: tuple[str, ...]) -> None:
        """Raise `StumbleError` unless the screen comes to show a view, as `seen` gives it."""
        if not _comes(lambda: seen(self.page) == view, self.page):
            raise StumbleError(f"{seen(self.page)}, not {view}, at {self.page.url} after\n{self.steps[-6:]}")

    def compare(self) -> None:
        """Raise `StumbleError` unless a fresh browser sees the same under this address."""
        other = self.fresh()
        other.open(url=self.page.url)
        same = _comes(lambda: seen(other.page) == seen(self.page), other.page)
        there = seen(other.page)
        other.close()
        if not same:
            raise StumbleError(
                f"a fresh browser sees {there}, not {seen(self.page)}, at {self.page.url} after\n{self.steps[-6:]}"
            )

    def tour(self, screens: Iterable[str] = WAYS) -> dict[str, tuple[str, ...]]:
        """Make each hop of `WAYS` from these screens once, from the overview on; return what each screen showed.

        A screen looks the same each time, and keeps no reader out.
        """
        left = {(screen, goal) for screen in screens for goal in WAYS[screen]}
        views: dict[str, tuple[str, ...]] = {}
        screen = "overview"
        while left:
            for goal in _route(screen, left):
                label = SCREENS[SCREEN_OF[goal]].sections[goal]
                tab = self.page.locator(CLICKABLE["tab"]).filter(has_text=re.compile(f"^{re.escape(label)}$"))
                self.choose(goal) if goal in MENU else self.act(goal, tab.click)
                there = Address(goal, {}).href.replace("?", "[?]")
                self.page.wait_for_url(re.compile(f"{there}($|[?&])"), timeout=20_000)
                if goal not in views and (wrong := find_barriers(self.page)):
                    raise StumbleError(f"{wrong} on {goal}")
                self.sees(views.setdefault(goal, seen(self.page)))
                left.discard((screen, goal))
                screen = goal
        return views

    def there_and_back(self, goals: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Open each of these items of the menu from here, come back with one press of Back; return what each showed."""
        here = seen(self.page)
        views: dict[str, tuple[str, ...]] = {}
        for goal in goals:
            entries = self.page.evaluate("history.length")
            self.choose(goal)
            views[goal] = seen(self.page)
            if views[goal] == here or self.page.evaluate("history.length") > entries + 1:
                raise StumbleError(f"not one step to {goal}: {self.steps[-4:]}")
            self.act("back", self.page.go_back)
            self.sees(here)
        return views

    def choose(self, goal: str) -> None:
        """Click on an item of the menu."""
        self.act(goal, self.page.locator(CLICKABLE["menu"], has_text=MENU[goal]).first.click)
        if not _comes(lambda: self.page.title() == f"{MENU[goal]} · Refrain", self.page):
            raise StumbleError(f"the tab of {goal} is called {self.page.title()}")

    def wander(self, clicks: int, seed: int) -> set[str]:
        """Click at random, back and forward included; return the kinds of things that were clicked.

        A fresh browser looks at every tenth view.
        """
        chance = random.Random(seed)
        done: set[str] = set()
        for turn in range(clicks):
            kind, do = next(self._ways(chance))
            self.act(kind, do)
            # Out of the dashboard, to the empty page of before.
            if self.page.url == "about:blank":
                self.act("forward", self.page.go_forward)
            done.add(kind.partition(":")[0])
            if turn % 10 == 9:
                self.compare()
        return done

    def _ways(self, chance: random.Random) -> Iterator[tuple[str, Callable[[], object]]]:
        """Yield what can be done here, in a random order: one thing of each kind."""
        for kind in chance.sample([*CLICKABLE, "back", "forward"], len(CLICKABLE) + 2):
            if kind in ("back", "forward"):
                if self.page.evaluate("navigation.canGoBack" if kind == "back" else "navigation.canGoForward"):
                    yield kind, self.page.go_back if kind == "back" else self.page.go_forward
            elif places := [place for place in self.page.locator(CLICKABLE[kind]).all() if place.is_visible()]:
                place = chance.choice(places)
                yield f"{kind}: {_called(place)}", partial(self._click, place, kind, chance)

    def _click(self, place: Locator, kind: str, chance: random.Random) -> None:
        # In sight first, as for anyone who clicks: a list closes when the screen scrolls under it.
        place.scroll_into_view_if_needed(timeout=10_000)
        self.page.wait_for_timeout(100)
        place.click(timeout=10_000, force=kind in ("switch", "mark in a chart"))
        if kind == "list":
            options = self.page.get_by_role("option")
            options.first.wait_for(timeout=10_000)
            options.nth(chance.randrange(min(options.count(), 6))).click(timeout=10_000)


def _comes(true: Callable[[], bool], page: Page) -> bool:
    """Wait until something is true, for as long as a busy machine takes."""
    return any(true() or page.wait_for_timeout(250) for _ in range(80))


def _route(start: str, left: set[tuple[str, str]]) -> list[str]:
    """Return the shortest way from a screen over a hop that is left to be made."""
    routes = [[start]]
    for route in routes:
        for goal in WAYS[route[-1]]:
            if (route[-1], goal) in left:
                return [*route[1:], goal]
        routes += [[*route, goal] for goal in WAYS[route[-1]] if goal not in route]
    raise ValueError(f"no hop that is left can be reached from {start}")


def _called(place: Locator) -> str:
    try:
        return re.sub(r"\s+", " ", place.inner_text(timeout=500) or place.get_attribute("aria-label") or "?")[:60]
    except Error:
        return "?"


def build_bare(store: Path, source: Path) -> None:
    """Build a corpus without critics and days."""
    rows = [f"Film {n % 4},A {'lovely' if n % 3 else 'dreadful'} film about bread no. {n}.,{n % 10}" for n in range(40)]
    source.write_text("\n".join(["film,text,rating", *rows]))
    build([source], store, name="No critics, no days")


def shelve(folder: Path) -> Path:
    """Build corpora to walk over: the sample, one bare text, one without critics or days, the seeds where they are."""
    library, sources = folder / "library", folder / "sources"
    sources.mkdir()
    build([ROOT / "corpus" / "reviews"], library / "sample", name="Sample reviews (fiction)")
    (sources / "one.txt").write_text("Crumb is a slow and lovely film about bread.")
    build([sources / "one.txt"], library / "one", name="One review")
    build_bare(library / "bare", sources / "bare.csv")
    if SEEDS.is_dir():
        build([SEEDS], library / "seeds", name="Seeds")
    return library


def not_in_the_menu(corpus: Corpus) -> dict[str, str]:
    """Return an address of each section that is not in the menu, those that a phrase and two reviews open included."""
    twins = corpus.duplicates.iloc[0]
    shown = {
        "phrase": {"phrase": [corpus.families.families["family_id"].iloc[0]]},
        "review": {"review": [twins["a"]]},
        "pair": {"of": ["reviews"], "a": [twins["a"]], "b": [twins["b"]]},
    }
    return {section: Address(section, shown.get(section, {})).href for section in SCREEN_OF if section not in MENU}


def main() -> Iterator[str]:
    """Make every hop over the sample, and walk over each corpus of a folder, or of `shelve`; say how it went."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--clicks", type=int, default=400)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--store", type=Path, help="a folder of built corpora, of which copies are walked over")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        library = shutil.copytree(asked.store, Path(folder) / "copy") if asked.store else shelve(Path(folder))
        with serving(library) as base:
            browser = launched(play)
            if not asked.store:
                sample = open_corpus(library / "sample")
                for path in ("", *not_in_the_menu(sample).values()):
                    visit = visiting(browser, base)
                    visit.open(path + "&corpus=sample" if path else "?corpus=sample")
                    visitor = Visitor(visit, partial(visiting, browser, base))
                    visitor.there_and_back(MENU) if path else visitor.tour()
                    visit.close()
                yield "sample: every hop, no error"
            for seed, key in enumerate(Library(library).corpora(), start=asked.seed):
                visit = visiting(browser, base)
                visit.open(f"?corpus={key}")
                Visitor(visit, partial(visiting, browser, base)).wander(asked.clicks, seed)
                yield f"{key}: {asked.clicks} clicks with seed {seed}, no error"
            browser.close()


if __name__ == "__main__":
    for line in main():
        sys.stdout.write(line + "\n")

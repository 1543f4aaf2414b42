"""What axe finds wrong on a screen, and what it does not look at: one title, and what a finger must hit."""

from importlib.resources import files

from playwright.sync_api import Page

#: axe-core itself, without the package's own ways around it: a page that goes on in one visit is given it once.
_AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
_RUN = """async () => (await axe.run(document, { resultTypes: ["violations"] })).violations.flatMap((each) =>
    each.nodes.map((node) => [each.id, each.impact, node.html.slice(0, 200)]))"""
#: Slight faults that are not let pass either: landmarks, the title, heads of tables.
STRUCTURE = {"landmark-one-main", "page-has-heading-one", "region", "empty-table-header", "landmark-unique"}
#: Rules of which Streamlit's own elements fall short, whatever we give them; each with the reason. None at present.
STREAMLITS: dict[str, str] = {}

#: The smallest height of what a finger is to hit, in pixels.
FINGER = 44
_TARGETS = "nav.tabs a, a.door, [data-testid='stExpandSidebarButton'], [data-testid='stPopoverButton'], " + (
    ".refrain-table th a, .refrain-table-ways a, .refrain-table tr:has(a.row)"
)
_SMALL = """(all, least) => all.map((each) => [each, each.getBoundingClientRect()])
    .filter(([, box]) => box.width && box.height < least - 0.5)
    .map(([each, box]) => `${Math.round(box.height)}: ${each.outerHTML.slice(0, 120)}`)"""


def find_barriers(page: Page) -> list[str]:
    """Return what keeps readers from a screen: serious and critical faults, and those of its structure."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(_AXE)
    wrong = [
        f"{rule} ({impact}): {html}"
        for rule, impact, html in page.evaluate(_RUN)
        if rule not in STREAMLITS and (impact in ("serious", "critical") or rule in STRUCTURE)
    ]
    titles = page.locator("h1").count()
    headless = page.locator("table:not(:has(thead th))").count()
    return wrong + ([f"{titles} titles"] if titles != 1 else []) + (["a table without heads"] if headless else [])


def find_small_targets(page: Page) -> list[str]:
    """Return what is smaller than a finger, of what is to be tapped."""
    return page.locator(_TARGETS).evaluate_all(_SMALL, FINGER)

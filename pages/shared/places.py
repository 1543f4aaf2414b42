"""Where everything is: the nine screens of the menu, the sections of each, and the addresses that they had before."""

from collections.abc import Mapping
from typing import NamedTuple

#: The parameter that names a section of a screen, other than the first.
TAB = "tab"


class Screen(NamedTuple):
    """One item of the menu.

    `title` and `icon` are those of the menu. `sections` are named by their files, with the label of their tab: the
    first is the screen as the menu opens it. `behind` are sections that are reached from others alone, without a tab.
    `shared` are the parameters that go along from section to section, also through one that has no control of them.
    """

    title: str
    icon: str
    sections: Mapping[str, str]
    behind: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()


#: The menu, by the address of each screen.
SCREENS: Mapping[str, Screen] = {
    "overview": Screen(
        "Overview",
        "newspaper",
        {"overview": "Overview", "brief": "Brief", "saved": "Saved views and notes"},
        ("present",),
    ),
    "films": Screen(
        "Films",
        "theaters",
        {
            "films": "Compare",
            "split": "Split opinions",
            "praise": "Praise and blame",
            "signature": "Signature words",
            "similar": "Similar films",
            "course": "From opening to verdict",
            "names": "People and names",
        },
        ("terms",),
        shared=("by", "with", "measure"),
    ),
    "critics": Screen(
        "Critics",
        "groups",
        {
            "critics": "On the same films",
            "agreement": "Agreement",
            "critic": "A critic",
            "phrasing": "Shared phrasing",
        },
    ),
    "phrases": Screen("Phrases", "format_quote", {"phrases": "All phrases", "watchlist": "Watch list"}, ("phrase",)),
    "time": Screen(
        "Over time",
        "calendar_month",
        {
            "time": "Calendar",
            "before_after": "Before and after",
            "spread": "A phrase over time",
            "drift": "Stars over the years",
        },
    ),
    "reviews": Screen(
        "Reviews",
        "article",
        {"reviews": "Find", "quotes": "Lines to quote", "news": "What is new", "pair": "Side by side"},
        ("review",),
    ),
    "draft": Screen("Check a draft", "edit_note", {"draft": "Check a draft"}),
    "tone": Screen(
        "Tone",
        "thermostat",
        {
            "tone": "What moves it",
            "match": "Do words match stars?",
            "mismatches": "Mismatches",
            "lexicon": "Word list",
            "suggestions": "Suggestions",
        },
    ),
    "data": Screen("Data", "folder_open", {"data": "Data"}),
}

#: The paths under which the screens are: the first has the site's own, and another in the menu.
PATHS = frozenset(["", "start", *SCREENS])

#: The screen of each section.
SCREEN_OF: Mapping[str, str] = {
    section: name for name, screen in SCREENS.items() for section in (*screen.sections, *screen.behind)
}

#: Addresses of before that still lead to where they led: each with its section of today.
FORMER: Mapping[str, str] = {
    # The first screen's address is only the host's; its own name leads there too.
    "overview": "overview",
    "division": "split",
    "apart": "signature",
    "alike": "phrasing",
    "months": "time",
    "words": "tone",
    "trust": "match",
    "stars": "mismatches",
    "sources": "data",
    **{name: name for name in ("course", "similar", "phrase", "pair", "review", "lexicon", "suggestions")},
}


def find_file(section: str) -> str:
    """Return the file of a section.

    Examples
    --------
    >>> find_file("films"), find_file("split")
    ('pages/films.py', 'pages/sections/split.py')
    """
    return f"pages/{section}.py" if section in SCREENS else f"pages/sections/{section}.py"


def find_section(screen: str, tab: str) -> str:
    """Return the section of a screen that a link asks for; the first, where it has no such section.

    Examples
    --------
    >>> find_section("films", "split"), find_section("films", ""), find_section("films", "lexicon")
    ('split', 'films', 'films')
    """
    return tab if SCREEN_OF.get(tab) == screen else screen


def name_section(section: str) -> str:
    """Return what a section is called: in the window's title, and in links to it.

    Examples
    --------
    >>> name_section("films"), name_section("split"), name_section("phrase")
    ('Films', 'Split opinions', 'Phrases')
    """
    screen = SCREENS[SCREEN_OF[section]]
    return screen.sections.get(section, screen.title) if section not in SCREENS else screen.title

"""A brief as PDF: its page, printed by the browser that is on this machine."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from datetime import date as calendar_date
from pathlib import Path

from corpus.errors import CorpusError
from corpus.findings.brief import Brief
from corpus.report.chapters import date_file
from corpus.report.html import Paper, write_html
from corpus.scratch import Scratch

#: What browsers that can print are called, the smallest first, and where else they may be.
NAMES = (
    *("chromium-headless-shell", "chromium", "chromium-browser"),
    *("google-chrome", "google-chrome-stable", "microsoft-edge"),
)
_MAC = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
_OWN = (
    "ms-playwright/chromium_headless_shell-*/chrome-*/*headless*shell",
    "ms-playwright/chromium-*/chrome-linux*/chrome",
    "ms-playwright/chromium-*/chrome-mac*/*.app/Contents/MacOS/*",
)
#: The longest that printing may take, in seconds.
LONGEST = 90
#: How to print without one.
BY_HAND = "Take the HTML file, open it in a browser, and print it there, or save it as PDF."

_FLAGS = (
    "--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--disable-extensions", "--disable-dev-shm-usage", "--host-resolver-rules=MAP * ~NOTFOUND",
    "--no-pdf-header-footer", "--generate-pdf-document-outline", "--run-all-compositor-stages-before-draw",
    "--virtual-time-budget=10000",
)  # fmt: skip
_MOMENT = re.compile(rb"/(CreationDate|ModDate) ?\(D:\d{14}[^)]*\)")


def write_pdf(
    brief: Brief, *, made: calendar_date | None = None, root: str = "", paper: Paper = "A4", browser: str | None = None
) -> bytes:
    """Return a brief as PDF, with page numbers, tags for screen readers and an outline.

    Parameters
    ----------
    brief : Brief
        Of clean texts; see `editions.render`.
    made : date, optional
        The day to be printed on it.
    root : str
        The dashboard's address: findings then link to their views.
    paper : {"A4", "letter"}
    browser : str, optional
        The browser's program; else `find_browser` looks for one.

    Raises
    ------
    CorpusError
        There is no browser, or it does not print.
    """
    program = browser or find_browser()
    if not program:
        raise CorpusError(f"A PDF is printed by Chromium, and none was found on this machine. {BY_HAND}")
    with Scratch() as made_in:
        folder = Path(made_in)
        page, sheet = folder / "brief.html", folder / "brief.pdf"
        page.write_bytes(write_html(brief, made=made, root=root, paper=paper))
        # Chromium cannot confine itself where it runs as root, as in a container; the page asks for nothing anyway.
        alone = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        asked = [program, *_FLAGS, *alone, f"--user-data-dir={folder / 'profile'}", f"--print-to-pdf={sheet}"]
        try:
            subprocess.run([*asked, page.as_uri()], check=True, capture_output=True, timeout=LONGEST)
            printed = sheet.read_bytes()
        except (OSError, subprocess.SubprocessError) as error:
            raise CorpusError(f"Chromium could not print the PDF ({type(error).__name__}). {BY_HAND}") from error
    return _MOMENT.sub(_write_moment(made), printed)


def find_browser() -> str:
    """Return the program of a browser that can print, empty where there is none."""
    return next(_list_browsers(), "")


def _list_browsers() -> Iterator[str]:
    yield from filter(None, map(shutil.which, NAMES))
    yield from (path for path in _MAC if Path(path).exists())
    for cache in (Path.home() / ".cache", Path.home() / "Library" / "Caches"):
        for pattern in _OWN:
            yield from sorted(map(str, cache.glob(pattern)), reverse=True)


def _write_moment(made: calendar_date | None) -> bytes:
    """Return how a PDF says when it was made: on the day that is printed on it, at no hour."""
    return rb"/\1 (D:" + f"{date_file(made):%Y%m%d}000000+00'00'".encode() + b")"

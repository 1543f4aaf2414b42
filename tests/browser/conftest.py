"""A real server on loopback and a real Chromium, one of each for all browser tests."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Error, Page, Playwright, TimeoutError, expect, sync_playwright

from tests.serving import HOST

ROOT = Path(__file__).parents[2]
SEEDS = ROOT.parent / "shared" / "seeds"
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run", f"--host-resolver-rules=MAP {HOST} 127.0.0.1",
    # A page is looked at for seconds: to compile its scripts again, for speed, costs more than it gains.
    "--js-flags=--no-opt --no-maglev",
]  # fmt: skip
#: On a deep link, Streamlit asks below the page's own path first whether it is served there; the answer is 404.
PROBES = ("/_stcore/health", "/_stcore/host-config")
#: Nothing moves by itself, as for a reader who wants it so: to draw what turns and pulses while a page loads, sixty
#: times a second and without a graphics card, takes as long as all else.
_STILL = """const still = new CSSStyleSheet();
still.replaceSync("*, ::before, ::after { animation: none !important }");
document.adoptedStyleSheets.push(still);"""
# Other tests run beside these; a busy machine is no failure. In milliseconds.
expect.set_options(timeout=20_000)


@dataclass
class Visit:
    """A page in the browser, with what went wrong on it."""

    page: Page
    base: str
    touch: bool = False
    errors: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)

    @property
    def faults(self) -> list[str]:
        """What the console has said that is a fault."""
        return [error for error in self.errors if not error.rstrip().endswith(PROBES)]

    def open(self, path: str = "", *, url: str = "") -> Page:
        self.page.goto(url or f"{self.base}/{path.lstrip('/')}")
        return self.settle()

    def settle(self) -> Page:
        settle(self.page)
        return self.page

    def text(self) -> str:
        return self.page.inner_text('[data-testid="stMain"]')

    def close(self) -> None:
        """End the visit, and leave its context as a new one is, but with the site's scripts compiled."""
        context = self.page.context
        for page in context.pages:
            with suppress(Error):  # on a page of no site
                page.evaluate("localStorage.clear()")
            page.close()
        context.clear_cookies()
        context.clear_permissions()
        if self.touch:
            context.close()


def settle(page: Page) -> None:
    """Wait until the script that an action has started has run, and the page has come to rest."""
    app = '[data-testid="stApp"][data-test-script-state="{}"]'
    with suppress(TimeoutError):
        page.wait_for_selector(app.format("running"), timeout=700)
    views: list[tuple[str, ...]] = []
    for _ in range(300):
        page.wait_for_selector(app.format("notRunning"), timeout=60_000)
        page.wait_for_timeout(100)
        views.append(seen(page))
        # A title alone may be a screen that has only begun.
        looks = 4 if len(views[-1]) > 1 else 20
        if len(views) >= looks and any(views[-1]) and len(set(views[-looks:])) == 1:
            return


def seen(page: Page) -> tuple[str, ...]:
    """Return what tells a view from another: its title, the selection, and what was found."""
    read = "all => all.map(each => each.innerText.replace(/\\s+/g, ' '))"
    return tuple(page.locator("h1, p.selection, p.finding, .refrain-table thead").evaluate_all(read)) or ("",)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory, sample_folder: Path) -> Iterator[str]:
    """The dashboard on a free port, with the sample; its address."""
    library = tmp_path_factory.mktemp("library")
    shutil.copytree(sample_folder, library / "sample")
    with serving(library) as base:
        yield base


@pytest.fixture
def fresh_server(tmp_path: Path, sample_folder: Path) -> Iterator[str]:
    """A dashboard that nobody has visited yet; its address."""
    shutil.copytree(sample_folder, tmp_path / "sample")
    with serving(tmp_path) as base:
        yield base


def find_port() -> int:
    """Return a port of this machine that is free."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def serving(
    library: Path, path: str = "", *more: str, secrets: Path | None = None, port: int | None = None
) -> Iterator[str]:
    """Serve a library on a port, by default a free one, below a path, with more options and sign-in where given."""
    port = port or find_port()
    options = [*more, f"--server.port={port}", f"--server.baseUrlPath={path}"]
    options += [f"--secrets.files={secrets}"] if secrets else []
    child = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", "dashboard.py", *options],
        cwd=ROOT,
        env={**os.environ, "REFRAIN_STORE": str(library), "REFRAIN_ROOTS": str(SEEDS.parent)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    base = f"http://localhost:{port}/{path}".rstrip("/")
    try:
        for _ in range(300):
            try:
                urllib.request.urlopen(f"{base}/_stcore/health", timeout=1).close()
                break
            except OSError:
                time.sleep(0.2)
        yield base
    finally:
        child.terminate()
        try:
            child.wait(20)
        except subprocess.TimeoutExpired:  # a server in the midst of an import
            child.kill()
            child.wait()


def launched(play: Playwright) -> Browser:
    """Start Chromium, without its window where that can be had."""
    program = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    return play.chromium.launch(executable_path=program, args=FLAGS)


def visiting(
    browser: Browser, base: str, *, width: int = 1440, height: int = 900, theme: str = "light", touch: bool = False
) -> Visit:
    """Return a visit in a browser context of its own, which listens for what goes wrong.

    A context that a visit has left is used again: in a new one, a first page costs three times as much.
    """
    left = [] if touch else [context for context in browser.contexts if not context.pages]
    context = left[0] if left else browser.new_context(has_touch=touch)
    if not left:
        context.add_init_script(_STILL)
    new = Visit(context.new_page(), base, touch)
    new.page.set_viewport_size({"width": width, "height": height})
    new.page.emulate_media(color_scheme=theme)
    new.page.on(
        "console",
        lambda line: new.errors.append(f"{line.text} {line.location['url']}") if line.type == "error" else None,
    )
    new.page.on("pageerror", lambda error: new.errors.append(str(error)))
    new.page.on("request", lambda asked: new.strangers.append(asked.url) if _elsewhere(asked.url, new.base) else None)
    return new


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as play:
        chromium = launched(play)
        yield chromium
        chromium.close()


@pytest.fixture
def visits(server: str, browser: Browser):
    """Open visits, each in a browser context of its own; no error in a console and no request elsewhere is let pass."""
    opened: list[Visit] = []

    def visit(**look: Any) -> Visit:
        opened.append(visiting(browser, server, **look))
        return opened[-1]

    yield visit
    for each in opened:
        each.close()
        assert not each.faults
        assert not each.strangers


@pytest.fixture
def visit(visits) -> Visit:
    return visits()


def _elsewhere(url: str, base: str) -> bool:
    asked = urlsplit(url)
    return asked.scheme in {"http", "https", "ws", "wss"} and asked.netloc != urlsplit(base).netloc

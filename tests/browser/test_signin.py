"""A team server with a provider of sign-in on loopback: what anybody sees signed out, and who may do what signed in."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Browser, expect
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from corpus.desk.database import FILE, open_desk, write_url
from corpus.desk.people import give_role
from corpus.store.corpus import open_corpus
from pages.shared.places import FORMER, SCREEN_OF, SCREENS
from tests.browser.conftest import serving, settle
from tests.provider import CLIENT, SECRET, Provider, providing

pytestmark = pytest.mark.browser
BOT = {"User-Agent": "Slackbot-LinkExpanding 1.0", "Accept": "*/*"}
BROWSER = {"Accept": "text/html", "Sec-Fetch-Dest": "document"}
INSIDE = (
    *("", "v/mondays-points", "api/corpora", "api/reviews?corpus=sample", "feed", "feed.xml", "openapi.json"),
    *("_stcore/host-config", "_stcore/metrics", "_stcore/script-health-check", "_stcore/upload_file/a/b", "_stcore/x"),
    *("_stcore/stream", "media/a.csv", "component/x/index.html", "static/index.html", "index.html", "favicon.png"),
    *(
        "app/static/x",
        "pages/films.py",
        "auth",
        "auth/login/x",
        "oauth2callback/x",
        "_stcore/health/x",
        "//",
        "signin/x",
    ),
)


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    with providing() as running:
        yield running


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory, sample_folder: Path) -> Path:
    folder = tmp_path_factory.mktemp("protected")
    shutil.copytree(sample_folder, folder / "unpublished")
    return folder


@pytest.fixture(scope="module")
def protected(provider: Provider, store: Path) -> Iterator[str]:
    """A server that nobody has visited yet, where people sign in; its address."""
    secrets = store / "secrets.toml"
    secrets.write_text(f"""
[auth]
redirect_uri = "http://localhost:{{port}}/desk/oauth2callback"
cookie_secret = "{"0123456789abcdef" * 2}"
client_id = "{CLIENT}"
client_secret = "{SECRET}"
server_metadata_url = "{provider.base}/.well-known/openid-configuration"

[refrain]
allow = ["house.example"]
editors = ["ann@house.example"]
""")
    with serving(store, "desk", secrets=secrets) as base:
        yield base


def ask(url: str, headers: dict[str, str], method: str = "GET") -> tuple[int, str]:
    try:
        with urlopen(Request(url, headers=headers, method=method), timeout=20) as answer:
            return answer.status, f"{answer.headers}{answer.read().decode()}"
    except HTTPError as error:
        return error.code, f"{error.headers}{error.read().decode()}"


def test_signed_out_nothing_is_seen_on_any_path(protected: str, store: Path) -> None:
    corpus = open_corpus(store / "unpublished")
    held = {"unpublished", corpus.manifest.name, *corpus.reviews["film"].dropna(), *corpus.reviews["reviewer"].dropna()}
    links = [f"{SCREEN_OF[section]}?tab={section}&corpus=unpublished" for section in SCREEN_OF]
    for path in [*SCREENS, *FORMER, *links, *INSIDE]:
        for headers in (BOT, BROWSER):
            status, said = ask(f"{protected}/{path}", headers)
            assert status == 401, path
            # Each answer may only repeat what was asked.
            assert [word for word in held if word in said.replace(path, "").replace("%3Dunpublished", "")] == [], path
        assert ask(f"{protected}/{path}", BOT, "PUT")[0] == 401, path
    assert ask(f"{protected}/_stcore/health", BOT)[1].endswith("ok")
    assert ask(f"{protected}/oauth2callback?code=x&state=x", BROWSER)[0] == 401
    # The stream that would run a page's file alone.
    for cookie in ("", "_streamlit_user=e30.x.y; _streamlit_xsrf=x"):
        with pytest.raises(InvalidStatus) as refused:
            connect(f"{protected.replace('http', 'ws')}/_stcore/stream", additional_headers={"Cookie": cookie}).close()
        assert refused.value.response.status_code == 403


def test_people_come_in_where_their_link_led_and_do_what_their_role_allows(
    protected: str, provider: Provider, store: Path, browser: Browser
) -> None:
    page = browser.new_context().new_page()
    provider.person = {"email": "Bob@House.example", "email_verified": False}
    page.goto(f"{protected}/films?tab=split&corpus=unpublished")
    expect(page.get_by_text("Sign in to open this page.")).to_be_visible()
    page.get_by_role("link", name="Sign in").click()
    expect(page.get_by_text("bob@house.example is not verified")).to_be_visible()

    provider.person = {"email": "eve@elsewhere.example", "email_verified": True}
    page.get_by_role("link", name="Sign in with another address").click()
    page.get_by_role("link", name="Sign in").click()
    expect(page.get_by_text("eve@elsewhere.example may not see this desk")).to_be_visible()

    provider.person = {"email": "Bob@House.example", "email_verified": True}
    page.get_by_role("link", name="Sign in with another address").click()
    page.get_by_role("link", name="Sign in").click()
    # The first who comes in waits for the server to load all of it.
    expect(page.get_by_role("heading", level=1)).to_be_visible(timeout=60_000)
    settle(page)
    assert page.url.startswith(f"{protected}/films?tab=split&corpus=unpublished")
    expect(page.get_by_text("bob@house.example\nViewer")).to_be_visible()

    page.goto(f"{protected}/phrases?tab=watchlist&phrase=a+romp")
    expect(page.get_by_role("button", name="Put on the list")).to_be_disabled()
    give_role(open_desk(write_url(store / FILE)), "bob@house.example", "editor")
    page.goto(f"{protected}/phrases?tab=watchlist&phrase=a+romp")
    page.get_by_role("button", name="Put on the list").click()
    expect(page.get_by_text("“a romp” is banned.")).to_be_visible()

    # A second tab is closed by signing out in the first: by itself, and its stream shows nothing more.
    other = page.context.new_page()
    other.goto(f"{protected}/films")
    expect(other.get_by_text("bob@house.example\nEditor")).to_be_visible()
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_text("Sign in to open this page.")).to_be_visible()
    expect(other.get_by_role("link", name="Sign in")).to_be_visible(timeout=60_000)

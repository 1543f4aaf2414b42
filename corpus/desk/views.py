"""Named views and briefs: an address of the dashboard under a name that a desk knows, and under a short link."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Literal

import pandas as pd

from corpus.desk import items
from corpus.desk.database import Desk
from corpus.desk.exchange import read_rows
from corpus.desk.items import Item
from corpus.desk.tables import KINDS, LONG, SHORT, VIEWS
from corpus.desk.texts import check_text
from corpus.errors import DeskError

Kind = Literal["view", "brief"]
#: The longest short link.
SLUG = 60
#: What the screen calls a column otherwise.
_HEADS = {"view": "name", "short link": "slug", "view or brief": "kind"}
_BETWEEN = re.compile(r"[^a-z0-9]+")
#: An address within the dashboard: a screen and its parameters, never another server's.
_WITHIN = re.compile(r"[a-z-]*(\?[^\s#\\]*)?")


def read_views(desk: Desk, *, kind: Kind | None = None) -> pd.DataFrame:
    """Return the named views, one row each, by name: the columns of `tables.VIEWS`."""
    frame = desk.read(VIEWS, **({} if kind is None else {"kind": kind}))
    return frame.sort_values("name", key=lambda names: names.str.casefold(), ignore_index=True)


def find_view(desk: Desk, slug: str) -> Item | None:
    """Return the view behind a short link; None where there is none."""
    return items.find(desk, VIEWS, slug=slug)


def name_view(desk: Desk, kind: Kind, name: str, address: str, *, by: str = "") -> Item:
    """Keep an address under a name.

    Parameters
    ----------
    desk : Desk
    kind : {"view", "brief"}
    name : str
    address : str
        A screen with its parameters: "films?corpus=sample".
    by : str
        Who keeps it.

    Raises
    ------
    EditedSince
        Another view has this short link.
    DeskError
        The name is empty or too long, or the address is not one of this dashboard.
    """
    if kind not in KINDS:
        raise DeskError(f"What is kept is a view or a brief, not “{str(kind)[:40]}”.")
    name = check_text(name, what="the name", most=SHORT, needed=True)
    values = {"slug": make_slug(name), "kind": kind, "name": " ".join(name.split()), "address": check_address(address)}
    return items.add(desk, VIEWS, values, by=by)


def check_address(address: str) -> str:
    """Return an address within the dashboard.

    Raises
    ------
    DeskError
        It leads elsewhere, or is too long.
    """
    if len(address) > LONG * 4:
        raise DeskError(f"The address has {len(address):,} letters; at most {LONG * 4:,} are kept.")
    if not _WITHIN.fullmatch(address):
        raise DeskError("The address is not one of this dashboard.")
    return address


def make_slug(name: str) -> str:
    """Return the short link of a name: its letters and numbers, with hyphens between.

    Examples
    --------
    >>> make_slug("Monday’s clichés: 3 films")
    'mondays-cliches-3-films'
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = _BETWEEN.sub("-", plain).strip("-")[:SLUG].strip("-")
    if not slug:
        raise DeskError("The name needs a letter of the Latin alphabet or a number, for its short link.")
    return slug


def check_view(values: Item) -> Item:
    """Return a named view as it is kept; without its short link it gets that of its name.

    Raises
    ------
    DeskError
        Its name or its address cannot be kept.

    Examples
    --------
    >>> check_view({"name": "Clichés", "slug": "/v/old-name", "address": "phrases?corpus=sample"})["slug"]
    'old-name'
    """
    kind = str(values.get("kind") or KINDS[0]).strip().lower()
    if kind not in KINDS:
        raise DeskError(f"What is kept is a view or a brief, not “{kind[:40]}”.")
    name = " ".join(check_text(str(values["name"]), what="the name", most=SHORT, needed=True).split())
    slug = str(values.get("slug") or "").rstrip("/").rpartition("/")[2]
    return {"slug": make_slug(slug or name), "kind": kind, "name": name, "address": check_address(values["address"])}


def read_csv(text: str) -> list[Item]:
    r"""Return the named views that CSV text holds; see `exchange.read_rows`.

    Examples
    --------
    >>> read_csv("View,Address\nStart,films?corpus=sample\n")
    [{'slug': 'start', 'kind': 'view', 'name': 'Start', 'address': 'films?corpus=sample'}]
    """
    return read_rows(text, needed=("name", "address"), others=("slug", "kind"), heads=_HEADS, check=check_view)


def merge(desk: Desk, entries: Iterable[Item], *, by: str = "") -> int:
    """Keep named views in place of those with the same short links; return how many that changed."""
    before = desk.stamp()
    for entry in entries:
        seen = find_view(desk, entry["slug"])
        if seen is None:
            items.add(desk, VIEWS, entry, by=by)
        else:
            items.change(desk, VIEWS, int(seen["id"]), entry, version=int(seen["version"]), by=by)
    return desk.stamp() - before


def rename_view(desk: Desk, view: int, name: str, *, version: int, by: str = "") -> Item:
    """Give a view another name; its short link stays, for those who have it.

    Raises
    ------
    EditedSince
        It has changed since that version, or is gone.
    DeskError
        The name is empty or too long.
    """
    name = check_text(name, what="the name", most=SHORT, needed=True)
    return items.change(desk, VIEWS, view, {"name": " ".join(name.split())}, version=version, by=by)

"""The people of the desk: who may look, who may change things, who may not come in; by the address of their mail."""

import re
from collections.abc import Collection, Mapping

import pandas as pd

from corpus.desk import items
from corpus.desk.database import Desk
from corpus.desk.items import Item
from corpus.desk.tables import PEOPLE, ROLES, SHORT
from corpus.errors import DeskError

_ADDRESS = re.compile(r"[^\s@]+@[^\s@]+")


def read_people(desk: Desk) -> pd.DataFrame:
    """Return one row a person who was given a role, by address: the columns of `tables.PEOPLE`."""
    return desk.read(PEOPLE).sort_values("address", ignore_index=True)


def give_role(desk: Desk, address: str, role: str, *, by: str = "") -> Item:
    """Give somebody a role, in place of the one that they have.

    Parameters
    ----------
    desk : Desk
    address : str
    role : {"viewer", "editor", "refused"}
    by : str
        Who says so; empty where that is not known.

    Raises
    ------
    DeskError
        The address is none, or there is no such role.
    """
    address = check_address(address)
    if role not in ROLES:
        raise DeskError(f"A role is {', '.join(ROLES[:-1])} or {ROLES[-1]}, not “{role[:40]}”.")
    seen = items.find(desk, PEOPLE, address=address)
    if seen is None:
        return items.add(desk, PEOPLE, {"address": address, "role": role}, by=by)
    return items.change(desk, PEOPLE, int(seen["id"]), {"role": role}, version=int(seen["version"]), by=by)


def forget(desk: Desk, address: str, *, by: str = "") -> None:
    """Take somebody's role away: what the configuration says of them counts again.

    Raises
    ------
    DeskError
        They were not given a role.
    """
    seen = items.find(desk, PEOPLE, address=normalise_address(address))
    if seen is None:
        raise DeskError(f"“{address[:SHORT]}” was not given a role.")
    items.remove(desk, PEOPLE, int(seen["id"]), version=int(seen["version"]), by=by)


def check_address(given: str) -> str:
    """Return an address as it is kept.

    Raises
    ------
    DeskError
        It is no address of one person.
    """
    address = normalise_address(given)
    if len(address) > SHORT or not _ADDRESS.fullmatch(address):
        raise DeskError(f"“{given[:SHORT]}” is not the address of a person: write name@example.org.")
    return address


def normalise_address(given: str) -> str:
    """Return an address as addresses are compared: in small letters.

    Letters beyond ASCII stay as they are: a small letter can stem from several, and those are not one address.

    Examples
    --------
    >>> normalise_address(" Ann@Example.ORG ")
    'ann@example.org'
    """
    return re.sub("[A-Z]", lambda letter: letter[0].lower(), given.strip())


def find_role(
    address: str, given: Mapping[str, str], *, editors: Collection[str] = (), allowed: Collection[str] = ()
) -> str:
    """Return the role of somebody; empty for nobody who may come in.

    Parameters
    ----------
    address : str
        Of whom; verified, as the provider of the sign-in says.
    given : mapping
        The roles in the desk's database, by address: they count first.
    editors : collection of str
        The addresses that the owner has named as editors.
    allowed : collection of str
        The addresses and the domains that the owner lets in, as viewers.

    Examples
    --------
    >>> find_role("ann@example.org", {}, allowed=["example.org"])
    'viewer'
    >>> find_role("ann@example.org", {"ann@example.org": "refused"}, editors=["ann@example.org"])
    ''
    """
    address = normalise_address(address)
    if not _ADDRESS.fullmatch(address):
        return ""
    if role := given.get(address):
        return "" if role == "refused" else role
    if address in map(normalise_address, editors):
        return "editor"
    return "viewer" if {address, address.partition("@")[2]} & set(map(normalise_address, allowed)) else ""

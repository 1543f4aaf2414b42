"""The private feed address of each person: a feed reader cannot sign in, so its address has a key.

The key is given once, and kept as its digest only: it is random, so that a digest without salt tells nothing of it.
"""

import hmac
import secrets
from collections.abc import Mapping
from hashlib import sha256

from corpus.desk import items
from corpus.desk.database import Desk
from corpus.desk.people import check_address, normalise_address
from corpus.desk.tables import FEED_KEYS

#: The random bytes of a key.
_BYTES = 32


def renew_key(desk: Desk, address: str, *, by: str = "") -> str:
    """Give somebody a new key, and return it; the one of before ends.

    Raises
    ------
    DeskError
        The address is none, or the database cannot be written.
    """
    address, key = check_address(address), secrets.token_urlsafe(_BYTES)
    row = {"address": address, "digest": _digest(key)}
    items.replace_all(desk, FEED_KEYS, [row], by=by, address=address)
    return key


def end_key(desk: Desk, address: str, *, by: str = "") -> None:
    """End somebody's key; without one, nothing happens.

    Raises
    ------
    DeskError
        The database cannot be written.
    """
    items.replace_all(desk, FEED_KEYS, [], by=by, address=normalise_address(address))


def read_holders(desk: Desk) -> dict[str, str]:
    """Return whose each key is: addresses by the digests of their keys."""
    rows = desk.read(FEED_KEYS)
    return dict(zip(rows["digest"], rows["address"], strict=True))


def find_holder(holders: Mapping[str, str], key: str) -> str:
    """Return whose a key is, in the same time whether it is anybody's or nobody's; empty for nobody's.

    Parameters
    ----------
    holders : mapping
        From `read_holders`.
    key : str
    """
    given, found = _digest(key), ""
    for digest, address in holders.items():
        if hmac.compare_digest(digest, given):
            found = address
    return found


def _digest(key: str) -> str:
    return sha256(key.encode("utf-8", "surrogatepass")).hexdigest()

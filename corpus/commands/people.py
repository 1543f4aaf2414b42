"""The command `people`: who was given which role at the desk, and giving one."""

import argparse
import contextlib
import os

from corpus.commands.command import Command
from corpus.desk import people
from corpus.desk.database import FILE, Desk, open_desk, write_url
from corpus.desk.tables import ROLES
from corpus.store.library import Library

_GIVEN = {"editor": "may change things", "viewer": "may look", "refused": "may not come in"}


def add_commands(command: Command) -> None:
    """Add this command to the parser."""
    added = command("people", _people, "Say who was given which role where people sign in, and give one.")
    for role in ROLES:
        help_ = f"an address that {_GIVEN[role]} from now on; may be repeated"
        added.add_argument(f"--{role}", action="append", default=[], metavar="ADDRESS", help=help_)
    added.add_argument(
        "--forget",
        action="append",
        default=[],
        metavar="ADDRESS",
        help="an address of which only the configuration says what it may; may be repeated",
    )


def _people(options: argparse.Namespace) -> None:
    with contextlib.closing(_open(options)) as desk:
        for role in ROLES:
            for address in getattr(options, role):
                people.give_role(desk, address, role)
        for address in options.forget:
            people.forget(desk, address)
        given = people.read_people(desk)
    if given.empty:
        print("Nobody was given a role: the configuration alone says who may come in.")
    for address, role in zip(given["address"], given["role"], strict=True):
        print(f"{address}: {role}")


def _open(options: argparse.Namespace) -> Desk:
    """Open the desk's database as the server of these corpora does."""
    return open_desk(os.environ.get("REFRAIN_DATABASE") or write_url(Library(options.store.resolve()).beside(FILE)))

"""The terms of a house's table and what each is: checked, in one spelling, and in the table that they are kept in."""

import csv
import io
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Literal, NamedTuple

from corpus.aspects.clauses import STOP, Sentence
from corpus.aspects.terms import ANY, ASPECTS, NONE, SHIPPED, Entry
from corpus.disarming import disarm, rearm
from corpus.errors import CorpusError
from corpus.reading.cleaning import remove_unseen
from corpus.reading.small_tables import SmallTable
from corpus.wording import listed

#: The longest term, in characters and in words; and the longest note.
LONGEST_TERM, MOST_WORDS, LONGEST_NOTE = 60, 6, 200
#: What a term may be of: a part of the film; whatever stands beside it; nothing, though its words look like it.
KINDS = (*ASPECTS, ANY, NONE)
#: In the place of a meaning: the term is in the table no more; and it is, or is not, as the table has it that comes
#: with Refrain.
REMOVED: Literal["removed"] = "removed"
PLAIN: Literal["plain"] = "plain"
TABLE = SmallTable("table of terms", ("term", "aspect", "polarity", "note"), needed=("term", "aspect"))
#: Stands behind an aspect in a file where the term is weak.
_WEAK = "?"


class Meaning(NamedTuple):
    """What a term is: what it is of (`KINDS`), its own polarity, 0 where it only names, and a note.

    A weak one is of its part only where nothing else is named beside it: "scene", "boring".
    """

    aspect: str
    polarity: float = 0.0
    note: str = ""
    weak: bool = False


#: What a house has made of a term.
State = Meaning | Literal["removed", "plain"]


@cache
def list_shipped() -> Mapping[str, Meaning]:
    """Return the terms that come with Refrain, in their order, each in the spelling of `normalise_term`."""
    shipped: dict[str, Meaning] = {}
    for row in csv.DictReader(SHIPPED.read_text(encoding="utf-8").splitlines()):
        aspect, weak = row["aspect"].removesuffix(_WEAK), row["aspect"].endswith(_WEAK)
        meaning = Meaning(aspect, float(row["polarity"] or 0), row["note"], weak)
        # Of two spellings of several words the first counts, as for `Terms.find`.
        shipped.setdefault(normalise_term(row["term"]), meaning)
    return shipped


def normalise_term(term: str) -> str:
    """Return a term in the spelling in which texts are searched: small letters, straight apostrophes, no hyphens.

    Examples
    --------
    >>> normalise_term(" Well-Acted")
    'well acted'
    """
    return " ".join(word for word in Sentence(term).words if word != STOP)


def check_term(given: str, state: State) -> tuple[str, State]:
    """Return a term and what is made of it, as they are kept.

    Raises
    ------
    CorpusError
        One of them cannot be used; the message has what was given and what is allowed.
    """
    term = normalise_term(given)
    shown = f"“{_cut(given)}”"
    if not term:
        raise CorpusError(f"{shown} has no word in it: give a word, or several in a row.")
    if len(term) > LONGEST_TERM or term.count(" ") >= MOST_WORDS:
        raise CorpusError(f"{shown} is too long: at most {MOST_WORDS} words and {LONGEST_TERM} characters.")
    if not isinstance(state, Meaning):
        return term, state
    if state.aspect not in KINDS:
        raise CorpusError(f"{shown} is of “{_cut(state.aspect)}”; it may be of {listed(KINDS, last='or')}.")
    if not -1 <= state.polarity <= 1:
        raise CorpusError(f"{shown} cannot judge with {state.polarity:g}: it may from −1 to +1; 0 only names.")
    if state.aspect == NONE and state.polarity:
        raise CorpusError(f"{shown} is of nothing, so it cannot judge: leave its polarity out.")
    if state.aspect not in ASPECTS and state.weak:
        raise CorpusError(f"{shown} is of no single part, so it cannot give way to another: leave “{_WEAK}” out.")
    if state.aspect == ANY and not state.polarity:
        raise CorpusError(f"{shown} is of any part, so it must judge: give it a polarity from −1 to +1.")
    note = " ".join(remove_unseen(state.note).split())
    if len(note) > LONGEST_NOTE:
        raise CorpusError(f"The note of {shown} has {len(note)} characters; at most {LONGEST_NOTE} are kept.")
    # A negative zero is written like zero and is the same.
    return term, Meaning(state.aspect, float(state.polarity) + 0.0, note, state.weak)


def make_entry(term: str, meaning: Meaning) -> Entry:
    """Return a term as texts are searched for it."""
    return Entry(tuple(term.split(" ")), meaning.aspect, meaning.polarity, meaning.weak)


def write_table(states: Iterable[tuple[str, State]]) -> str:
    """Return terms as CSV, one line each: the table that an editor can change, mail, and import again."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(TABLE.columns)
    for term, state in states:
        writer.writerow([term, *_write_state(state)])
    return out.getvalue()


def read_table(text: str) -> dict[str, State]:
    r"""Return the terms that CSV text holds, with commas, semicolons or tabs; `term` and `aspect` are enough.

    Raises
    ------
    CorpusError
        A line cannot be used, or says of a term what a line above does not; the message has its number, what it has and
        what is allowed.

    Examples
    --------
    >>> read_table("term,aspect,polarity\nPlodding,pace,-1\nplot,removed,")
    {'plodding': Meaning(aspect='pace', polarity=-1.0, note='', weak=False), 'plot': 'removed'}
    """
    states: dict[str, State] = {}

    def note(row: Mapping[str, str]) -> None:
        term, state = check_term(row["term"], _read_state(row))
        former, given = (_write_state(each)[:2] for each in (states.setdefault(term, state), state))
        if former != given:
            raise CorpusError(
                f"“{term}” is given a second time, as {_join(given)}; a line above has {_join(former)}. Keep one."
            )

    TABLE.use_rows(text, note)
    return states


def _write_state(state: State) -> tuple[str, str, str]:
    """Return the aspect, the polarity and the note of a term as they are in a file."""
    if not isinstance(state, Meaning):
        return state, "", ""
    polarity = repr(state.polarity).removesuffix(".0") if state.polarity else ""
    return f"{state.aspect}{_WEAK if state.weak else ''}", polarity, disarm(state.note)


def _join(cells: Iterable[str]) -> str:
    return f"“{', '.join(filter(None, cells))}”"


def _read_state(row: Mapping[str, str]) -> State:
    aspect, written = row["aspect"].strip().lower(), row["polarity"].strip()
    weak, aspect = aspect.endswith(_WEAK), aspect.removesuffix(_WEAK)
    if aspect == REMOVED:
        return REMOVED
    if aspect not in KINDS:
        raise CorpusError(f"column aspect has “{_cut(aspect)}”: write {listed([*KINDS, REMOVED], last='or')}.")
    try:
        polarity = float(written.replace("−", "-").replace(",", ".")) if written else 0.0
    except ValueError:
        raise CorpusError(
            f"column polarity has “{_cut(written)}”: write a number from −1 to +1, or nothing where it only names."
        ) from None
    return Meaning(aspect, polarity, rearm(row["note"]), weak)


def _cut(given: str) -> str:
    return remove_unseen(given[:LONGEST_TERM])

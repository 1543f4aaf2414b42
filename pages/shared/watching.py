"""The watch list as screens use it: its phrases, where the reviews print them, and how the list is changed."""

import pandas as pd
import streamlit as st

from corpus.desk import items, watch_list
from corpus.desk.tables import WATCHED
from corpus.phrases.spoken import say_pattern, take_first_variants
from corpus.reuse.phrase_marks import find_phrases
from corpus.reuse.phrasebook import Phrasebook
from corpus.reuse.watched import find_watched, make_watchbook
from corpus.schema import BANNED, STATUSES
from pages.shared import desks
from pages.shared.letters import plain_text, show_banned
from pages.shared.links import Address, link
from pages.shared.showing import show_link
from pages.shared.viewing import View

#: What a phrase's status is called.
LABELS = {status: status.capitalize() for status in STATUSES}
NO_USE = pd.DataFrame({"phrase": [], "review_id": []}, dtype="str")
#: What changes of the watch list are called, where two people make them at once.
OF = "watched"


@st.cache_resource(max_entries=4, show_spinner=False)
def list_watched(url: str, changes: int) -> pd.DataFrame:
    """Return the watch list as it is after so many changes of the database; see `desks.stamp`."""
    return watch_list.read_watch_list(desks.find_desk())


def count_uses(view: View, listed: pd.DataFrame) -> pd.DataFrame:
    """Return the watch list with the `reviews` that print each phrase, and the day of the last of them."""
    counted = _count_uses(*view.about, tuple(listed["phrase"]), _view=view)
    with_counts = listed.merge(counted, left_on="phrase", right_index=True, how="left")
    return with_counts.assign(reviews=with_counts["reviews"].fillna(0).astype("int64"))


def read_decided() -> pd.DataFrame:
    """Return the watch list for the check of a draft; empty where it cannot be looked up."""
    return desks.look_up(list_watched, watch_list.NOTHING)


def find_decided(phrase: str, said: str = "") -> items.Item | None:
    """Return the entry of the watch list that a phrase falls under, as it is listed or `said`; None where none is."""
    return desks.look_up(_find_decided, None, f"{say_pattern(phrase)}\n\n{said}")


@st.cache_resource(max_entries=2048, show_spinner=False)
def _find_decided(url: str, changes: int, either: str) -> items.Item | None:
    listed = list_watched(url, changes)
    if listed.empty:
        return None
    marks = find_phrases(either.replace("…", "such"), _make_book(url, changes))
    return None if marks.empty else _as_item(listed.iloc[int(marks["phrase_id"].iloc[0])])


@st.cache_resource(max_entries=2, show_spinner=False)
def _make_book(url: str, changes: int) -> Phrasebook:
    return make_watchbook(list_watched(url, changes)["phrase"].tolist())


def find_uses(view: View, phrases: tuple[str, ...]) -> pd.DataFrame:
    """Return where the corpus prints some phrases of the list: `phrase`, `review_id`, `start`, `end`."""
    # To look for nothing, the archive need not be made ready.
    return _find_uses(view.corpus.version, phrases, _view=view) if phrases else NO_USE


def show_decided(view: View, phrase: str, said: str) -> None:
    """Show what the desk has decided on a listed phrase, with the way to change it; or the way to decide."""
    entry = find_decided(phrase, said)
    if entry:
        decided = f"On the watch list: {say_entry(entry)}."
        if entry["status"] == BANNED:
            show_banned(decided)
        else:
            plain_text(decided)
    show_link("Change that" if entry else "Put it on the watch list", *find_form(view, phrase, entry), icon="flag")


def find_form(view: View, phrase: str, entry: items.Item | None = None, *, status: str = "") -> Address:
    """Return the address of the form in which a listed phrase is put on the watch list, or its entry is changed."""
    if entry:
        return Address("watchlist", link(view.query, entry=entry["id"]))
    return Address(
        "watchlist", link(view.query, phrase=" ".join(take_first_variants(phrase.split(" "))), decide=status)
    )


def _as_item(row: pd.Series) -> items.Item:
    return {str(name): value for name, value in row.items()}


def keep_entry(of: str, entry: items.Item, seen: items.Item | None) -> bool:
    """Put a phrase on the watch list, or change the entry that the reader has `seen`: call it in a callback."""

    def change(desk: desks.Desk, by: str) -> None:
        values = watch_list.check_entry(entry)
        if seen is None:
            items.add(desk, WATCHED, values, by=by)
        else:
            items.change(desk, WATCHED, int(seen["id"]), values, version=int(seen["version"]), by=by)

    return desks.keep(change, of=of, mine=entry, done=f"“{entry['phrase']}” is {LABELS[entry['status']].lower()}.")


def drop_entry(of: str, seen: items.Item) -> bool:
    """Take a phrase off the watch list: call it in a callback."""
    return desks.keep(
        lambda desk, by: items.remove(desk, WATCHED, int(seen["id"]), version=int(seen["version"]), by=by),
        of=of,
        mine=seen,
        done=f"“{seen['phrase']}” is off the watch list.",
    )


@st.cache_resource(max_entries=4, show_spinner=False)
def list_changes(url: str, changes: int) -> pd.DataFrame:
    """Return the changes of the watch list in words, the latest first: `id`, `phrase`, `before`, `after`, who, when.

    It is as it stands after so many changes of the database; see `desks.stamp`.
    """
    told = desks.list_changes(url, changes, WATCHED.name)
    either = told["after"].where(told["after"].notna(), told["before"])
    return told.assign(
        phrase=[entry["phrase"] for entry in either],
        before=[say_entry(entry) for entry in told["before"]],
        after=[say_entry(entry) for entry in told["after"]],
    )


def say_entry(entry: items.Item | None) -> str:
    """Return what the watch list says of a phrase, in a line.

    Examples
    --------
    >>> say_entry({"status": "banned", "replacement": "moving", "note": "Since May."})
    'Banned; write “moving” instead; Since May.'
    """
    if not isinstance(entry, dict):
        return "Not on the list"
    instead = f"write “{entry['replacement']}” instead" if entry["replacement"] else ""
    return "; ".join(filter(None, (LABELS[entry["status"]], instead, entry["note"])))


def describe_list(listed: pd.DataFrame) -> str:
    """Say how many phrases are banned and which of them is still printed most; the list comes from `count_uses`."""
    banned = listed[listed["status"] == BANNED]
    if listed.empty:
        return "Nothing is on the watch list yet."
    if banned.empty:
        return f"{len(listed)} {'phrase is' if len(listed) == 1 else 'phrases are'} on the watch list, none banned."
    printed = banned[banned["reviews"] > 0].sort_values("reviews", ascending=False, kind="stable")
    many = f"{len(banned)} {'phrase is' if len(banned) == 1 else 'phrases are'} banned"
    if printed.empty:
        return f"{many}; none of these reviews prints {'it' if len(banned) == 1 else 'one'}."
    most = printed.iloc[0]
    reviews = f"{most['reviews']:,} {'review' if most['reviews'] == 1 else 'reviews'}"
    return f"{many}; “{most['phrase']}” is still in {reviews}."


@st.cache_resource(max_entries=32, show_spinner=False)
def _count_uses(version: str, selection: str, phrases: tuple[str, ...], *, _view: View) -> pd.DataFrame:
    """Return in how many of the selected reviews each phrase is, and when it was printed last; by phrase."""
    uses = find_uses(_view, phrases)
    dated = uses.merge(_view.reviews[["review_id", "published"]], on="review_id")
    return dated.groupby("phrase").agg(reviews=("review_id", "nunique"), last_published=("published", "max"))


# As many uses as the reviews have: few are kept.
@st.cache_resource(max_entries=4, show_spinner="Looking for watched phrases")
def _find_uses(version: str, phrases: tuple[str, ...], *, _view: View) -> pd.DataFrame:
    corpus = _view.corpus
    return find_watched(phrases, corpus.index, corpus.reviews["review_id"], corpus.sentences, corpus.read_texts)

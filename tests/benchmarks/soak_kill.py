"""Fifty kills: of a build, an addition, a corrected film, a changed word list, a new name and a removal.

Every other kill comes after a random time, the others before a random step in the store's folder, where a kill hurts
most. After each, a new process opens the store as a visitor would: it must find the corpus whole, as it was before or
as it was to become, and the next import must go through.
"""

import os
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

from corpus.desk.database import FILE, open_desk, write_url
from corpus.keeping.lexicon import change_lexicon, read_lexicon
from corpus.polarity.house import House, house_path
from corpus.store import folder, table_files
from corpus.store.adding import add
from corpus.store.building import build, correct_films
from corpus.store.corpus import open_corpus
from corpus.store.library import Library
from tests.reviews import REVIEWS
from tests.store.killing import count_steps, kill_after, kill_at

KILLS = 50
KEY = "dozen"
DAY = date(2025, 3, 3)

Operation = Callable[[Path], object]


def main() -> None:
    """Kill, look, and print a line for each operation; end with 1 where a corpus did not open whole."""
    chance = random.Random(int(sys.argv[1]) if len(sys.argv) > 1 else 7)
    with tempfile.TemporaryDirectory() as name:
        root = Path(name).resolve()
        operations = prepare(root)
        print(f"{'operation':<12} {'kills':>6} {'steps':>6} {'late':>5} {'as before':>10} {'as it was to be':>16}")  # noqa: T201
        failed = 0
        for place, (what, operate) in enumerate(operations.items()):
            kills = KILLS // len(operations) + (place < KILLS % len(operations))
            came, steps = soak(root, operate, kills, chance)
            failed += kills - came["before"] - came["after"]
            print(  # noqa: T201
                f"{what:<12} {kills:>6} {steps:>6} {came['late']:>5} {came['before']:>10} {came['after']:>16}",
                flush=True,
            )
        print(f"{KILLS - failed} of {KILLS} opened whole")  # noqa: T201
    sys.exit(bool(failed))


def prepare(root: Path) -> dict[str, Operation]:
    """Write the sources and a store with one corpus into a folder; return what is done to it."""
    REVIEWS.head(9).to_csv(root / "first.csv", index=False)
    REVIEWS.tail(3).to_csv(root / "last.csv", index=False)
    REVIEWS.assign(text=REVIEWS["text"] + " Again.").to_csv(root / "other.csv", index=False)

    def begin() -> None:
        build([root / "first.csv"], root / "before" / KEY, name="Before")
        House().change("good", 0.5, on=DAY).write(house_path(root / "before" / KEY))
        with open_desk(write_url(root / "before" / FILE)).engine.connect():
            pass

    if apart(begin):
        raise SystemExit("the corpus to begin with could not be built")
    return {
        "build": lambda store: build([root / "other.csv"], store / KEY),
        "add": lambda store: add([root / "last.csv"], store / KEY),
        "correct": _correct,
        "word list": _change_words,
        "rename": lambda store: Library(store).rename(KEY, "After"),
        "remove": lambda store: Library(store).remove(KEY),
    }


def _correct(store: Path) -> None:
    review = table_files.read_table(store / KEY, folder.read_manifest(store / KEY), "reviews")["review_id"].iloc[0]
    correct_films(store / KEY, {review: "Another film"})


def _change_words(store: Path) -> None:
    change_lexicon(open_desk(write_url(store / FILE)), KEY, lambda house: house.change("good", 0.9, on=DAY))
    House().change("good", 0.9, on=DAY).write(house_path(store / KEY))


def soak(root: Path, operate: Operation, kills: int, chance: random.Random) -> tuple[Counter[str], int]:
    """Kill an operation so many times; count what was found after each, and return the steps that it has."""
    store, after, came = root / "store", root / "after", Counter[str]()

    def anew(to: Path) -> None:
        shutil.rmtree(to, ignore_errors=True)
        shutil.copytree(root / "before", to)

    anew(after)
    began = time.monotonic()
    apart(lambda: operate(after))
    whole = time.monotonic() - began
    anew(store)
    steps = count_steps(lambda: operate(store), store)
    for kill in range(kills):
        anew(store)
        if kill % 2:
            # Most of the steps are reading; what hurts is at the end.
            step = steps - int(steps * chance.random() ** 3)
            killed = kill_at(max(1, step), lambda: operate(store), store)
        else:
            killed = kill_after(chance.uniform(0, whole), lambda: operate(store))
        came["late"] += not killed
        found = {10: "before", 11: "after"}.get(apart(lambda: look(root, store)), "broken")
        came[found] += 1
    return came, steps


def look(root: Path, store: Path) -> int:
    """Open a store as whoever comes next does; return 10 if all is as before, 11 if as it was to become."""
    library = Library(store)
    library.tidy()
    states = {describe(root / "before"): 10, describe(root / "after"): 11}
    state = states[describe(store)]
    # What the kill left must not be in the way of the next import.
    build([root / "first.csv"], store / KEY, name="Next")
    left = [each for each in (".new", ".former") if (store / f".{KEY}{each}").exists()]
    return 1 if left or library.corpora()[KEY].name != "Next" else state


def describe(store: Path) -> str:
    """Return what a visitor sees of a store: its corpora with all their tables, its word lists."""
    library = Library(store)
    seen = {}
    for key, manifest in library.corpora().items():
        corpus = open_corpus(store / key)
        if not table_files.is_intact(store / key, manifest) or len(corpus.read_reviews()) != manifest.counts["reviews"]:
            raise AssertionError(f"{key} is not whole")
        # When it was built is not what it is.
        tables = {name: total for name, total in manifest.tables.items() if name != "arrivals"}
        seen[key] = [manifest.name, sorted(tables.items())]
    words = read_lexicon(open_desk(write_url(store / FILE)), KEY).house.as_csv()
    beside = {each.name: each.read_text() for each in store.glob(f"{KEY}.*.csv")}
    if list(library.corpora()) == [] and beside:
        raise AssertionError("the files beside a removed corpus are left")
    # The desk's word list and its file are two things that are kept one after the other.
    return repr([seen, [] if KEY in seen else beside, words if not seen else None, library.broken()])


def apart(do: Callable[[], object]) -> int:
    """Do something in a process of its own: none of its threads are copied by the next kill. Return its code."""
    sys.stdout.flush()
    child = os.fork()
    if not child:
        code = 1
        try:
            answer = do()
            code = answer if isinstance(answer, int) else 0
        except BaseException as error:
            sys.stderr.write(f"    {type(error).__name__}: {error}\n")
        finally:
            sys.stderr.flush()
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


if __name__ == "__main__":
    main()

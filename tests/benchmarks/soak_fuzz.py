"""Half a million mutated inputs: no exception but ours, and no more than four times the time for four times the length.

Each input is its target's seed, changed at random places; the same number gives the same input in every run. A target
runs in a process with bounded memory. Where that process ends, the input that ended it is a failure, unless the
program itself runs this target in such a process; it then goes on with the next input.
"""

import argparse
import contextlib
import faulthandler
import gc
import multiprocessing
import os
import random
import resource
import sys
import tempfile
import time
import traceback
import warnings
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path

from corpus.errors import CorpusError
from corpus.reading.limits import MEBIBYTE
from corpus.store.building import build
from tests.benchmarks.fuzz_targets import Data, Target, list_targets

ROOT = Path(__file__).parents[2]
MEMORY = 3_072 * MEBIBYTE
#: An input of at most some thousand letters that takes longer hangs the process, in seconds.
HANGS = 20
#: Four times the length may take so many times as long; what takes less than `NOTICED` seconds is not measured.
LINEAR, NOTICED = 6.5, 0.05
#: So many shapes of long inputs are tried of each target.
SHAPES = 24
#: The seconds of processor time that the longest input of a target may take.
LONGEST = 10


@dataclass
class Outcome:
    """What came of a target: `growth` is (time at n, time at 4 n, n, what was repeated) of the worst shape."""

    tried: int = 0
    ours: int = 0
    ended: int = 0
    failures: list[str] = field(default_factory=list)
    slowest: float = 0.0
    growth: tuple[float, float, int, str] = (0.0, 0.0, 0, "")


def mutate(target: Target, number: int) -> Data:
    """Return the input of a number: a seed with one to six changes."""
    chance = random.Random(number)
    data = chance.choice(target.seeds)
    for _ in range(chance.choice((1, 1, 2, 3, 6))):
        at, to = sorted((chance.randint(0, len(data)), chance.randint(0, len(data))))
        match chance.randrange(7):
            case 0:
                data = data[:at] + chance.choice(target.tokens) + data[at:]
            case 1:
                data = data[:at] + chance.choice(target.tokens) * chance.choice((2, 9, 60)) + data[at:]
            case 2:
                data = data[:at] + chance.choice(target.tokens) + data[min(len(data), at + chance.randint(1, 8)) :]
            case 3:
                data = data[:at] + data[min(to, at + chance.choice((1, 4, 40))) :]
            case 4:
                data = data[:at] + data[at : at + 200] * 2 + data[at + 200 :]
            case 5:
                data = data[:at] if chance.random() < 0.3 else data[:at] + data[at : at + 1][::-1] + data[at + 1 :]
            case 6:
                letter = bytes([chance.randrange(256)]) if isinstance(data, bytes) else chr(chance.randrange(0x3000))
                data = data[:at] + letter + data[at + 1 :]
    return data[:20_000]


def shapes(target: Target) -> list[tuple[str, Data, Data, Data]]:
    """Return what is repeated to make an input long: its name, what stands before, the part, and what stands behind."""
    chance = random.Random(4)
    seed = target.seeds[0]
    head, tail, empty = seed[: len(seed) // 2], seed[len(seed) // 2 :], seed[:0]
    pairs = [chance.choice(target.tokens) + chance.choice(target.tokens) for _ in target.tokens]
    inside = [(repr(part), head, part, tail) for part in (*target.tokens, *pairs)]
    alone = [(f"nothing but {part!r}", empty, part, empty) for part in (*target.tokens, *pairs)]
    return [("the seed", empty, seed, empty), *chance.sample(inside + alone, SHAPES)]


def run(target: Target, data: Data) -> tuple[float, str]:
    """Feed one input; return the processor seconds, and what came out: "", "ours" or a failure."""
    began = time.process_time()
    came = ""
    try:
        target.run(data)
    except CorpusError:
        came = "ours"
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        ours = [one for one in traceback.extract_tb(error.__traceback__) if "/corpus/" in one.filename]
        at = ours[-1] if ours else place
        came = f"{type(error).__name__} in {Path(at.filename).name}:{at.lineno}: {str(error)[:120]}"
    return time.process_time() - began, came


def measure_growth(target: Target) -> tuple[float, float, int, str]:
    """Return the worst of all shapes: its seconds at n and at 4 n, n, and what was repeated."""
    worst = (0.0, 0.0, 0, "")
    for name, before, part, behind in shapes(target):
        long, short = (
            before + part * max(1, most // len(part)) + behind for most in (target.most, max(1, target.most // 4))
        )
        slow = run(target, long)[0]
        fast = run(target, short)[0] if slow > NOTICED else slow / 4
        if _steepness(fast, slow) > LINEAR:
            # A busy machine, or the first time: the best of three counts.
            slow, fast = (min(run(target, data)[0] for _ in range(3)) for data in (long, short))
        if _steepness(fast, slow) > _steepness(worst[0], worst[1]):
            worst = (fast, slow, target.most // 4, name)
    return worst


def _steepness(short: float, long: float) -> float:
    """Return how many times as long four times the length took; what nobody notices counts as nothing."""
    return long / max(short, NOTICED / LINEAR) if long > NOTICED else long / NOTICED


def work(pipe: Connection, name: str, folder: str, first: int, last: int) -> None:
    """Feed inputs of a target, and say what came of each; this runs in a process of its own."""
    faulthandler.disable()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())
    warnings.simplefilter("ignore")
    with tempfile.TemporaryDirectory() as scratch:
        target = list_targets(Path(folder), Path(scratch))[name]
        run(target, target.seeds[0])
        # The first search for garbage through all that was imported is no time of an input's.
        gc.collect()
        gc.freeze()
        if first < 0:
            pipe.send(measure_growth(target))
            return
        for number in range(first, last):
            pipe.send((number, *run(target, mutate(target, number))))
    pipe.send(None)


def fuzz(name: str, target: Target, folder: str, share: float) -> Outcome:
    """Feed a target all its inputs, in as many processes as it takes."""
    outcome = Outcome()
    last, following = max(1, int(target.tries * share)), 0
    while following < last:
        following = _feed(name, target, folder, following, last, outcome)
    if target.most:
        ours, theirs = multiprocessing.Pipe()
        child = multiprocessing.get_context("spawn").Process(target=work, args=(theirs, name, folder, -1, 0))
        child.start()
        theirs.close()
        with contextlib.suppress(EOFError):
            outcome.growth = ours.recv()
        child.join()
        if child.exitcode:
            outcome.failures.append(f"the process ended ({child.exitcode}) at a long input")
    return outcome


def _feed(name: str, target: Target, folder: str, first: int, last: int, outcome: Outcome) -> int:
    """Feed inputs until all are tried or the process ends; return the number of the next input."""
    ours, theirs = multiprocessing.Pipe()
    child = multiprocessing.get_context("spawn").Process(target=work, args=(theirs, name, folder, first, last))
    child.start()
    theirs.close()
    following = first
    try:
        for waited in count():
            if not ours.poll(HANGS + 40 * (not waited)):
                outcome.failures.append(f"input {following} takes longer than {HANGS} seconds")
                break
            said = ours.recv()
            if said is None:
                return last
            number, seconds, came = said
            following = number + 1
            outcome.tried += 1
            outcome.ours += came == "ours"
            outcome.slowest = max(outcome.slowest, seconds)
            if came not in ("", "ours"):
                outcome.failures.append(f"input {number}: {came}")
    except EOFError:
        outcome.ended += 1
        if not target.contained:
            child.join()
            outcome.failures.append(f"input {following} ended the process ({child.exitcode})")
    finally:
        child.kill()
        child.join()
    outcome.tried += 1
    return following + 1


def main() -> None:
    """Print one line for each target, then each kind of failure once; end with 1 where there is one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("targets", nargs="*", help="only these")
    parser.add_argument("--share", type=float, default=1.0, help="so much of the inputs of each")
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        build([ROOT / "corpus" / "reviews"], Path(folder) / "sample", name="Sample")
        store = str(Path(folder) / "sample")
        targets = list_targets(Path(store), Path(folder))
        chosen = {name: each for name, each in targets.items() if not options.targets or name in options.targets}
        print(  # noqa: T201
            f"{'target':<14} {'inputs':>8} {'refused':>8} {'ended':>6} {'failed':>7} {'slowest':>9}"
            f" {'at n':>8} {'at 4 n':>8} {'times':>6}  n, what is repeated"
        )
        total, failed = 0, False
        with ThreadPoolExecutor(options.workers) as pool:
            fed = {name: pool.submit(fuzz, name, each, store, options.share) for name, each in chosen.items()}
            for name, each in fed.items():
                outcome = each.result()
                total += outcome.tried
                short, long, n, what = outcome.growth
                steep = _steepness(short, long) if long > NOTICED else 0
                grows = steep > LINEAR or long > LONGEST
                failed |= bool(outcome.failures) or grows
                print(  # noqa: T201
                    f"{name:<14} {outcome.tried:>8,} {outcome.ours:>8,} {outcome.ended:>6} {len(outcome.failures):>7}"
                    f" {1000 * outcome.slowest:>6.0f} ms {1000 * short:>5.0f} ms {1000 * long:>5.0f} ms {steep:>6.1f}"
                    f"  {n:,} × {what[:40]}{'  NOT LINEAR' if grows else ''}",
                    flush=True,
                )
                kinds = {failure.partition(": ")[2] or failure: failure for failure in reversed(outcome.failures)}
                for failure in list(kinds.values())[:8]:
                    print(f"    {failure}", flush=True)  # noqa: T201
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = used.ru_utime + used.ru_stime
    spent = f"{processor:,.0f} s of processor time, {time.monotonic() - began:,.0f} s on the clock"
    print(f"{total:,} inputs: {spent}")  # noqa: T201
    sys.exit(failed)


if __name__ == "__main__":
    main()

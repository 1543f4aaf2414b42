"""What each measure has to reach, and what it reaches: measure, before, now, bar.

One module ``bars_*`` a subject; each has ``list_bars``, which measures and yields its bars.
"""

from types import ModuleType

from tests.benchmarks import (
    bars_drafts,
    bars_findings,
    bars_inference,
    bars_intervals,
    bars_mining,
    bars_names,
    bars_order,
    bars_quotes,
    bars_ratings,
    bars_telling,
    bars_templates,
    bars_untitled,
)
from tests.benchmarks.bars import write_bars

#: The modules that measure, in the order in which they are printed.
SUBJECTS: tuple[ModuleType, ...] = (
    bars_untitled,
    bars_inference,
    bars_mining,
    bars_templates,
    bars_order,
    bars_intervals,
    bars_ratings,
    bars_telling,
    bars_findings,
    bars_drafts,
    bars_names,
    bars_quotes,
)

if __name__ == "__main__":
    for subject in SUBJECTS:
        print(f"\n{(subject.__doc__ or '').splitlines()[0]}")  # noqa: T201
        for line in write_bars(subject.list_bars()):
            print(line, flush=True)  # noqa: T201

import subprocess
import sys
from pathlib import Path

import pytest

from corpus import memory

SHOWN = """
import numpy as np
from corpus.memory import give_back_memory, spare_memory
{first}
def held():
    return int(open("/proc/self/statm").read().split()[1]) * 4096
before = held()
kept = []
for _ in range(20):
    arrays = [np.ones(900_000) for _ in range(10)]
    kept.append(bytes(100_000))
    del arrays
give_back_memory()
print(held() - before)
import pyarrow
print(pyarrow.default_memory_pool().backend_name)
"""


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="The system says nothing of a process's memory.")
def test_large_arrays_are_the_systems_again_once_they_are_freed():
    shown = subprocess.run(
        [sys.executable, "-c", SHOWN.format(first="spare_memory()")], capture_output=True, text=True, check=True
    ).stdout.split()
    assert int(shown[0]) < 7_200_000
    assert shown[1] == "system"


def test_a_container_may_have_less_memory_than_the_machine(monkeypatch, tmp_path):
    monkeypatch.setattr(memory, "_CONTAINER", tmp_path / "memory.max")
    machine = memory.measure_memory()
    assert machine > 500_000_000
    for written, has in (("max\n", machine), ("50000000\n", 50_000_000)):
        (tmp_path / "memory.max").write_text(written)
        assert memory.measure_memory() == has

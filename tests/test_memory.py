import subprocess
import sys
from pathlib import Path

import pytest

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

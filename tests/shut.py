"""A folder that a program finds read-only, as on a disk that is mounted so."""

import shutil
import subprocess
from pathlib import Path

import pytest

# In a name space of its own, a folder becomes one that nobody can write to, not even root.
_READ_ONLY = 'mount --bind "$1" "$1" && mount -o remount,ro,bind "$1" && shift && exec "$@"'


def shut(folder: Path) -> list[str | Path]:
    """Return how a command begins that finds this folder read-only; the test is skipped where that is not possible."""
    apart: list[str | Path] = ["unshare", "-rm", "sh", "-c", _READ_ONLY, "sh", folder]
    if not shutil.which("unshare") or subprocess.run([*apart, "true"], capture_output=True).returncode:
        pytest.skip("this system does not let a folder be made read-only")
    return apart

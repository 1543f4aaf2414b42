"""What SERVING.md says to do: its files and its commands, taken from the page as they stand."""

import os
import re
import shlex
import subprocess
from pathlib import Path

PAGE = (Path(__file__).parents[1] / "SERVING.md").read_text(encoding="utf-8")
#: The two files that an owner saves, whole.
NGINX = re.findall(r"^```nginx\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)[0]
UNIT = next(block for block in re.findall(r"^```ini\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL) if "[Unit]" in block)
#: The address under which everybody reaches it.
HOST, PATH = "refrain.example.org", "refrain"


def commands(heading: str) -> list[str]:
    """Return the blocks of commands below a heading."""
    below = PAGE.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    return re.findall(r"^```sh\n(.*?)^```", below, re.MULTILINE | re.DOTALL)


def served() -> list[str]:
    """Return the command of the service: a program, a file and its options."""
    return shlex.split(re.findall(r"^ExecStart=(.*)$", UNIT, re.MULTILINE)[0])


def run(block: str, store: Path, backup: Path, **more: str) -> None:
    """Run a block of commands as it stands, but for the two folders; `more` is the environment's."""
    script = block.replace("/srv/refrain/corpora", str(store)).replace("/srv/refrain/backup", str(backup))
    subprocess.run(["sh", "-eu", "-c", script], check=True, env={**os.environ, **more})

"""The README says what is so: its commands run, its limits are the limits, its screens are the screens."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from streamlit import config

from corpus.__main__ import main
from corpus.reading.limits import LIMITS, MEBIBYTE
from pages.shared import adding, places

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```sh\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
COMMANDS = [shlex.split(line, comments=True) for block in BLOCKS for line in block.splitlines() if line.strip()]
OURS = [command for command in COMMANDS if command[:3] == ["python", "-m", "corpus"]]
SERVED = [command for command in COMMANDS if command[:2] == ["streamlit", "run"]]
MADE = [command for command in COMMANDS if command[0] == "make"]
EXPORTED = [command for command in COMMANDS if command[0] == "export"]
#: Where the server reads its environment.
ROOMS = ("opening", "database", "signing")


def cells(header: str) -> list[list[str]]:
    """The rows of the table with this header."""
    lines = README[README.index(header) :].splitlines()[2:]
    rows = lines[: next(n for n, line in enumerate([*lines, ""]) if not line.startswith("|"))]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]


def numbers(text: str) -> list[int]:
    return [int(number.replace(",", "")) for number in re.findall(r"\d[\d,]*", text)]


def a_table_of_ratings(many: int = 600, *, called: str = "Number") -> str:
    """Return reviews of 60 films whose ratings go with their words."""
    words = ["dreary", "lumpen", "passable", "sprightly", "radiant"]
    rows = [f"Film {n % 60},{2 * (n % 5) + 1},{called} {n} calls it a {words[n % 5]} thing." for n in range(many)]
    return "\n".join(["film,rating,text", *rows])


def test_every_command_is_of_a_kind_that_is_checked_here() -> None:
    assert OURS
    assert SERVED
    assert MADE
    assert len(OURS) + len(SERVED) + len(MADE) + len(EXPORTED) == len(COMMANDS)


def test_the_commands_of_corpus_run_one_after_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, read_here: None
) -> None:
    """Here, but for the first, and for what listens to signals."""
    shutil.copytree(ROOT / "corpus", tmp_path / "corpus")
    drafts = {part for command in OURS for part in command if part.endswith(".txt")}
    for draft in drafts:
        (tmp_path / draft).write_text("A slow and lovely film about bread.")
    (tmp_path / "rated.csv").write_text(a_table_of_ratings())
    (tmp_path / "new.csv").write_text(a_table_of_ratings(20, called="Newcomer"))
    (tmp_path / "inbox").mkdir()
    monkeypatch.chdir(tmp_path)
    for command in OURS:
        if command is OURS[0] or command[3] == "watch":
            ended = subprocess.run([sys.executable, *command[1:]], capture_output=True, text=True)
            assert ended.returncode == 0, (command, ended.stderr)
            assert "Traceback" not in ended.stderr
        else:
            assert main(command[3:]) == 0, command


@pytest.mark.parametrize("command", SERVED, ids=" ".join)
def test_what_is_served_is_there_and_its_options_exist(command: list[str]) -> None:
    served, _, ours = " ".join(command[2:]).partition(" -- ")
    file, *options = shlex.split(served)
    assert (ROOT / file).is_file()
    for name in (option for option in options if option.startswith("--")):
        assert config.get_where_defined(name.removeprefix("--"))
    assert {option for option in ours.split() if option.startswith("--")} <= {"--store"}


def test_the_commands_in_the_text_name_options_that_exist(capsys: pytest.CaptureFixture[str]) -> None:
    helped = {}
    for name in {"build", "report", *re.findall(r"`python -m corpus (\w+)", README)}:
        with pytest.raises(SystemExit, match="0"):
            main([name, "--help"])
        helped[name] = capsys.readouterr().out
    for command in re.findall(r"`python -m corpus ([^`]*)`", README):
        name, *rest = command.split()
        assert {option for option in rest if option.startswith("--")} <= set(re.findall(r"--[\w-]+", helped[name]))
    known = set(re.findall(r"--[\w-]+", helped["build"] + helped["report"]))
    assert set(re.findall(r"`(--[\w-]+)[ `]", README)) <= known


@pytest.mark.parametrize("target", [command[1] for command in MADE] + re.findall(r"`make (\w+)`", README))
def test_what_is_made_is_a_target(target: str) -> None:
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(), re.MULTILINE)


@pytest.mark.parametrize("name", [command[1].partition("=")[0] for command in EXPORTED])
def test_what_is_exported_is_read(name: str) -> None:
    assert any(f'"{name}"' in (ROOT / "pages" / "shared" / f"{room}.py").read_text() for room in ROOMS)


def test_the_limits_are_those_that_refuse() -> None:
    stated = {name: numbers(value) for name, value in cells("| limit | value |")}
    upload = config.get_option("server.maxUploadSize")
    assert stated == {
        "files in one import": [LIMITS.files],
        "one file": [LIMITS.file_bytes // MEBIBYTE, upload, adding.VISIT // MEBIBYTE],
        "an archive, workbook, Parquet or .gz file, unfolded": [LIMITS.inflated_bytes // MEBIBYTE, LIMITS.ratio],
        "reviews in one import, rows of one table": [LIMITS.rows],
        "columns of a table": [LIMITS.columns],
        "one review": [LIMITS.review_characters],
        "memory of the reading process": [LIMITS.memory_bytes // MEBIBYTE],
        "one step of reading": [LIMITS.seconds],
    }


def test_every_screen_is_in_the_table_and_no_other() -> None:
    assert sorted(places.SCREENS) == sorted(file.stem for file in (ROOT / "pages").glob("*.py"))
    sections = {file.stem for file in (ROOT / "pages" / "sections").glob("*.py")}
    assert set(places.SCREEN_OF) == sections | set(places.SCREENS)
    assert [name for name, _ in cells("| screen | answers |")] == [screen.title for screen in places.SCREENS.values()]


@pytest.mark.parametrize("target", re.findall(r"\]\(([^)]+)\)", README))
def test_what_is_linked_is_there(target: str) -> None:
    assert target.startswith("https://") or (ROOT / target).is_file()


@pytest.mark.parametrize(
    "suffix",
    sorted(set(re.findall(r"(?<=[ (])\.[a-z]+\b", README.split("- **Sources**")[1].split("- **Columns**")[0]))),
)
def test_the_formats_are_those_that_the_browser_takes(suffix: str) -> None:
    assert suffix.removeprefix(".") in adding.FORMATS


def test_every_file_that_the_guide_to_the_code_names_is_there() -> None:
    guide = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    named = re.findall(r"`((?:corpus|pages|tests)/[\w/]+\.\w+)`", guide)
    assert len(named) > 20
    assert [name for name in named if not (ROOT / name).is_file()] == []


def test_what_is_installed_is_what_is_required_and_each_package_has_its_hashes() -> None:
    required = re.findall(
        r"^[\w.\[\]-]+==[\w.]+", (ROOT / "requirements.txt").read_text(encoding="utf-8"), re.MULTILINE
    )
    locked = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    packages = re.findall(r"^([\w.-]+==[\w.+]+)[^\\\n]*\\\n(?: +--hash=sha256:[0-9a-f]{64})", locked, re.MULTILINE)
    assert len(required) > 20
    assert {re.sub(r"\[.*\]", "", each).lower() for each in required} <= set(packages)
    assert len(packages) == len(re.findall(r"==[\w.+]+[^\n]*\\$", locked, re.MULTILINE))

"""What may import what, which patterns all Pythons read alike, and where text may become part of a page."""

import ast
import re
import subprocess
import sys
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FILES = [
    str(file.relative_to(ROOT))
    for file in sorted([*ROOT.glob("corpus/**/*.py"), *ROOT.glob("pages/**/*.py"), ROOT / "dashboard.py"])
]
CORPUS, PAGES = ([name for name in FILES if name.startswith(folder)] for folder in ("corpus/", "pages/"))
SCREENS = [name for name in PAGES if "/shared/" not in name]

#: The modules of corpus, by their dotted names below it.
MODULES = {
    name.removeprefix("corpus/").removesuffix(".py").replace("/", "."): name
    for name in CORPUS
    if not name.endswith("__init__.py")
}
#: What each room of corpus may import besides itself: what stands before it. A helper at the top is a room of its own.
TEXTS = {"schema", "errors", "wording"}
MAY_IMPORT = {
    **{name: set() for name in ("schema", "wording", "disarming", "memory", "progress", "child", "scratch", "history")},
    "errors": {"schema"},
    "sidecar": {"errors"},
    "desk": {"schema", "errors", "disarming"},
    "text": {"errors", "memory"},
    "statistics": TEXTS,
    "calendar": {"wording", "statistics"},
    "reading": {*TEXTS, "progress", "disarming", "child", "scratch"},
    "search": {*TEXTS, "text", "reading"},
    "polarity": {*TEXTS, "history", "sidecar", "text", "statistics", "reading"},
    "phrases": {*TEXTS, "memory", "text", "statistics", "calendar", "polarity"},
    "aspects": {*TEXTS, "history", "sidecar", "disarming", "text", "statistics", "reading", "polarity"},
    "reuse": {*TEXTS, "text", "phrases"},
    "compare": {*TEXTS, "text", "statistics", "phrases", "aspects"},
    "store": {
        *TEXTS,
        "memory",
        "progress",
        "sidecar",
        "child",
        "scratch",
        "text",
        "reading",
        "search",
        "polarity",
        "phrases",
        "aspects",
        "reuse",
    },
    "cluster": {"errors", "memory", "progress", "scratch", "text", "reading", "polarity", "phrases", "store"},
    "keeping": {"errors", "history", "sidecar", "desk", "polarity", "aspects"},
    "findings": {
        *TEXTS,
        "text",
        "statistics",
        "calendar",
        "polarity",
        "phrases",
        "aspects",
        "reuse",
        "search",
        "compare",
        "store",
    },
    "figures": {"wording", "findings"},
    "report": {*TEXTS, "disarming", "child", "scratch", "findings", "figures"},
    "naming": {"polarity", "store"},
    "questions": {*TEXTS, "reading", "statistics", "phrases", "aspects", "compare", "store", "findings"},
    "answers": {"errors", "phrases", "reuse", "compare", "store"},
    "commands": {
        *(
            *TEXTS,
            "sidecar",
            "reading",
            "polarity",
            "aspects",
            "reuse",
            "compare",
            "store",
            "findings",
            "report",
            "answers",
            "questions",
            "cluster",
            "desk",
            "keeping",
        ),
    },
    "__main__": {"errors", "memory", "commands"},
}

#: Where HTML is made: of text with its letters escaped, and scripts that are written out in full.
HTML = {
    f"pages/shared/{room}.py"
    for room in ("editions", "front", "glance", "letters", "pictures", "reading", "stage", "tables")
}

#: Methods of Streamlit that draw as Markdown what they are given: their body, or their label and the help beside it.
MARKDOWN = {
    *("badge", "caption", "error", "exception", "header", "help", "info", "latex", "markdown", "metric", "subheader"),
    *("success", "table", "title", "toast", "warning", "write", "write_stream"),
    *("button", "checkbox", "date_input", "dialog", "download_button", "expander", "feedback", "file_uploader"),
    *(
        "form_submit_button",
        "link_button",
        "menu_button",
        "multiselect",
        "number_input",
        "page_link",
        "pills",
        "popover",
    ),
    *("progress", "radio", "segmented_control", "select_slider", "selectbox", "slider", "spinner", "status", "tabs"),
    *("text_area", "text_input", "toggle"),
}
DRAWN = {"body", "label", "text", "help"}
#: Methods whose second argument is drawn too: a value, or options.
TWICE = {"metric", "progress", "pills", "radio", "segmented_control"}
#: Functions of ours that draw these, their first parameters, and their help: whoever calls them gives our own words.
HANDED_ON = {
    "heading": ("question",),
    "has_days": ("title",),
    "find_measures": ("title",),
    "choice": ("label", "options"),
    "choose_measure": ("measures", "label"),
    "choose_measures": ("question",),
    "dropdown": ("label",),
    "switch": ("label",),
    "text": ("label",),
    "slider": ("label",),
    "day_field": ("label",),
    "several": ("label",),
}
#: What these return is one of the options that they have drawn, or a few that we have named ourselves.
OFFERED = {
    *("segmented_control", "choice", "choose_grouping", "list_measures", "find_measures", "choose_measures"),
}
#: These return our own words about numbers and days, or text that no longer means anything to Markdown.
WORDS = {"make_fault", "markdown", "plural", "number", "signed", "percent", "date", "month", "len"}


@cache
def parse(name: str) -> ast.Module:
    """Return the tree of a file; not at import, as each worker imports each test."""
    return ast.parse((ROOT / name).read_text(encoding="utf-8"))


def imported(tree: ast.Module) -> set[str]:
    """Return the full names of all that a module imports, wherever in it."""
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def modules(name: str) -> set[str]:
    """Return the modules of corpus that a file imports, by their dotted names below it."""
    asked = (each.removeprefix("corpus.") for each in imported(parse(name)) if each.startswith("corpus."))
    parents = (each.rpartition(".")[0] if each not in MODULES else each for each in asked)
    return {each for each in parents if each in MODULES or each == "figures"}


def room(module: str) -> str:
    """Return the package that a module is in; of one that is in none, its own name."""
    return module.partition(".")[0]


def offenders(wrong: dict[str, Collection[str]]) -> dict[str, Collection[str]]:
    """Return the modules in which something is wrong, with what it is."""
    return {name: found for name, found in wrong.items() if found}


# ------------------------------------------------------------------------------------------- imports


def test_no_room_of_corpus_loads_streamlit():
    names = [name.removesuffix(".py").removesuffix("/__init__").replace("/", ".") for name in CORPUS]
    ask = (
        f"import importlib, sys\nfor name in {names}: importlib.import_module(name)\nprint('streamlit' in sys.modules)"
    )
    ended = subprocess.run([sys.executable, "-c", ask], cwd=ROOT, capture_output=True, text=True)
    assert (ended.stdout, ended.stderr) == ("False\n", "")


def test_corpus_imports_no_screen():
    above = {"streamlit", "pages", "dashboard", "tests"}
    wrong = {name: above & {each.split(".")[0] for each in imported(parse(name))} for name in CORPUS}
    assert offenders(wrong) == {}


def test_every_import_is_absolute():
    wrong = [
        f"{name}: {ast.unparse(node)}"
        for name in FILES
        for node in ast.walk(parse(name))
        if isinstance(node, ast.ImportFrom) and node.level
    ]
    assert wrong == []


def test_imports_point_one_way_from_room_to_room():
    wrong = {}
    for name in CORPUS:
        here = room(name.removeprefix("corpus/").removesuffix(".py").replace("/", "."))
        wrong[name] = {room(module) for module in modules(name)} - {here} - MAY_IMPORT.get(here, set())
    assert offenders(wrong) == {}


def test_each_room_imports_only_rooms_that_stand_before_it():
    rooms = list(MAY_IMPORT)
    assert {name: asked - set(rooms[:place]) for place, (name, asked) in enumerate(MAY_IMPORT.items())} == {
        name: set() for name in rooms
    }


def test_no_module_imports_another_that_imports_it_by_whatever_way():
    left = {module: modules(name) - {module} for module, name in MODULES.items()}
    while free := [module for module, needs in left.items() if not needs & set(left)]:
        for module in free:
            del left[module]
    assert left == {}


def test_no_pattern_repeats_a_group_possessively():
    """Until 3.11.4 Python keeps what such a group has begun to match: "film'" for the word before an apostrophe."""
    wrong = {
        name: [
            node.value
            for node in ast.walk(parse(name))
            if isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and re.search(r"(?<!\\)\)[*+?]\+", node.value)
        ]
        for name in FILES
    }
    assert offenders(wrong) == {}


def test_a_screen_imports_of_ours_corpus_and_what_screens_share_and_they_import_no_screen():
    wrong = {}
    for name in PAGES:
        above = ("corpus", "pages", "dashboard", "tests") if name in SCREENS else ("pages", "dashboard")
        ours = {each for each in imported(parse(name)) if each.split(".")[0] in above}
        wrong[name] = {each for each in ours if not each.startswith(("corpus.", "pages.shared."))}
    assert offenders(wrong) == {}


@pytest.mark.parametrize(
    "name", [*(name for name in CORPUS if name.endswith("__init__.py")), "pages/shared/__init__.py"]
)
def test_each_map_names_what_is_in_its_room_once_and_holds_nothing_else(name):
    inside = [path for path in (ROOT / name).parent.iterdir() if path.is_dir() or path.suffix == ".py"]
    there = {path.stem for path in inside} - {"__init__", "__pycache__", "reviews"}
    named = re.findall(r"^``(\w+)``", ast.get_docstring(parse(name)), re.MULTILINE)
    assert sorted(named) == sorted(there)
    # Those who draw figures import them all from one place.
    assert len(parse(name).body) == 1 or name == "corpus/figures/__init__.py"


# -------------------------------------------------------------------------------------- letter for letter


def calls(name: str) -> Iterator[tuple[ast.Call, str]]:
    """Yield each call of a module with the last part of what it calls."""
    for node in ast.walk(parse(name)):
        if isinstance(node, ast.Call):
            called = node.func
            yield node, called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")


def is_ours(node: ast.expr, known: set[str]) -> bool:
    """Return whether an expression can hold nothing but our own words and numbers.

    `known` are names that hold nothing else either.
    """
    match node:
        case ast.Constant():
            return True
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name.isupper() or name in known
        case ast.JoinedStr(values=parts) | ast.List(elts=parts) | ast.Tuple(elts=parts):
            return all(is_ours(part, known) for part in parts)
        case ast.FormattedValue(value=value):
            return is_ours(value, known) or is_of_number(node.format_spec)
        case ast.BinOp(left=one, right=other) | ast.IfExp(body=one, orelse=other):
            return is_ours(one, known) and is_ours(other, known)
        case ast.Subscript(value=value):
            return is_ours(value, known)
        case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)) if name in WORDS:
            return True
        case ast.Call(func=ast.Attribute(value=value, attr="capitalize" | "lower" | "items")):
            return is_ours(value, known)
        case (
            ast.Call(func=ast.Name(id="list"), args=[value]) | ast.DictComp(generators=[ast.comprehension(iter=value)])
        ):
            return is_ours(value, known)
    return False


def is_of_number(spec: ast.expr | None) -> bool:
    """Return whether a format is one that a text would not take: "," or "+.2f"."""
    match spec:
        case ast.JoinedStr(values=[ast.Constant(value=str(written))]):
            try:
                format("text", written)
            except ValueError:
                return True
    return False


def drawn(call: ast.Call, called: str) -> list[ast.expr]:
    """Return what a call has Streamlit draw as Markdown."""
    if called in HANDED_ON:
        first = len(HANDED_ON[called])
    elif called in MARKDOWN and isinstance(call.func, ast.Attribute):
        first = 1 + (called in TWICE)
    else:
        return []
    return [*call.args[:first], *(each.value for each in call.keywords if each.arg in DRAWN)]


def own_names(tree: ast.Module) -> set[str]:
    """Return the names that only ever stand for words written in the source, and the parameters of `HANDED_ON`."""
    names = set()
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef(name=name) if name in HANDED_ON:
                names |= set(HANDED_ON[name])
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.DictComp() as value) if is_ours(value, names):
                names.add(name)
            case ast.Assign(
                targets=[ast.Name(id=name)], value=ast.Call(func=ast.Name(id=asked) | ast.Attribute(attr=asked))
            ) if asked in OFFERED:
                names.add(name)
            case ast.For(target=ast.Tuple(elts=targets), iter=ast.Tuple(elts=[ast.Tuple(), *_] as rows)):
                columns = zip(*(row.elts for row in rows), strict=True)
                ours = [all(is_ours(cell, set()) for cell in column) for column in columns]
                names |= {target.id for target, own in zip(targets, ours, strict=True) if own}
            case ast.For(target=ast.Tuple(elts=targets), iter=value) if is_ours(value, set()):
                names |= {target.id for target in targets}
    return names


def test_text_that_came_in_is_never_drawn_as_markdown():
    wrong = {}
    for name in [*PAGES, "dashboard.py"]:
        ours = own_names(parse(name))
        wrong[name] = [
            f"line {call.lineno}: {ast.unparse(given)}"
            for call, called in calls(name)
            for given in drawn(call, called)
            if not is_ours(given, ours)
        ]
    assert offenders(wrong) == {}


def test_html_is_made_where_letters_are_escaped():
    wrong = {}
    for name in [*PAGES, "dashboard.py"]:
        asked = {called for _, called in calls(name)} & {"html", "iframe", "declare_component"}
        unsafe = {word.arg for call, _ in calls(name) for word in call.keywords} & {"unsafe_allow_html"}
        parts = {each for each in imported(parse(name)) if each.startswith("streamlit.components")}
        wrong[name] = asked - ({"html"} if name in HTML else set()) | unsafe | parts
    assert offenders(wrong) == {}


def test_a_script_is_written_out_in_full_and_holds_nothing_that_came_in():
    scripts = {
        (name, ast.unparse(call.args[0]))
        for name in [*PAGES, "dashboard.py"]
        for call, _ in calls(name)
        if any(keyword.arg == "unsafe_allow_javascript" for keyword in call.keywords)
    }
    written = {
        (name, ast.unparse(node.targets[0]))
        for name in PAGES
        for node in parse(name).body
        if isinstance(node, ast.Assign)
        and (isinstance(node.value, ast.Constant) or ast.unparse(node.value).startswith("Path(__file__).with_name("))
    }
    assert scripts
    assert scripts <= written


@pytest.mark.parametrize(
    ("source", "ours"),
    [
        ("'A title'", True),
        ("f'{plural(n, \"review\")} of {len(films)}'", True),
        ("LABELS[name]", True),
        ("markdown(film)", True),
        ("f'{n:,} rows'", True),
        ("f'{share:.0%} of all'", True),
        ("film", False),
        ("f'About {film}'", False),
        ("f'{film:>9}'", False),
        ("'About ' + review['film']", False),
        ("'x' if plain else film", False),
        ("str(error)", False),
        ("*parts", False),
    ],
)
def test_this_test_tells_our_own_words_from_others(source, ours):
    given = ast.parse(f"st.title({source})").body[0].value.args[0]
    assert is_ours(given, set()) == ours

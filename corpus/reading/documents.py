"""Files of one review each: plain text, an HTML page, Markdown with front matter."""

import re
from typing import Any

import yaml  # type: ignore[import-untyped]

from corpus.errors import SourceError
from corpus.reading.cleaning import clean_html
from corpus.reading.limits import LIMITS, Limits
from corpus.reading.table import Table, column_names

FRONT_MATTER = "Markdown with front matter"
_FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*\r?$\n?", re.DOTALL | re.MULTILINE)


class _AsSpelled(yaml.SafeLoader):
    """Reads every value as text, so that a film may be called 007 or No; only null is missing."""

    yaml_implicit_resolvers = {  # noqa: RUF012  # the name is PyYAML's
        first: [(tag, pattern) for tag, pattern in resolvers if tag == "tag:yaml.org,2002:null"]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }

    def compose_node(self, parent: Any, index: Any) -> Any:
        # A few aliases of aliases unfold into gigabytes.
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError("it uses aliases (*name), which are not read")
        return super().compose_node(parent, index)


def read_text(text: str) -> Table:
    """Return a plain text as a table of one row with one column, `text`."""
    return Table({"text": [text]}, [1], format="text")


def read_html(markup: str) -> Table:
    """Return the visible text of a page as a table of one row with one column, `text`."""
    return Table({"text": [clean_html(markup)]}, [1], format="HTML")


def read_markdown(text: str, *, limits: Limits = LIMITS) -> Table:
    r"""Return a Markdown file as a table of one row: its front matter's entries, and its body as `text`.

    Parameters
    ----------
    text : str
    limits : Limits
        The longest front matter that is read.

    Raises
    ------
    SourceError
        The front matter cannot be read or is too long.

    Examples
    --------
    >>> read_markdown("---\nfilm: 007\n---\nFine.").cells
    {'film': ['007'], 'text': ['Fine.']}
    """
    front = _FRONT_MATTER.match(text)
    if not front:
        return Table({"text": [text]}, [1], format="Markdown")
    if len(front[1]) > limits.front_matter_characters:
        raise SourceError(
            f"its front matter has {len(front[1]):,} characters; at most {limits.front_matter_characters:,} are read",
            kind="too large",
        )
    try:
        entries = yaml.load(front[1], Loader=_AsSpelled)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 1
        raise SourceError(f"its front matter is no YAML, line {line}: {error.problem}") from error
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise SourceError(f"its front matter cannot be read: {str(error) or 'it nests too deeply'}") from error
    if not isinstance(entries, dict):
        return Table({"text": [text]}, [1], format="Markdown")
    # The body is the review, whatever the front matter calls by that name.
    entries = {str(key): value for key, value in entries.items() if str(key).casefold() != "text"}
    names = column_names([*entries, "text"], limits=limits)
    cells = {name: [value] for name, value in zip(names, [*entries.values(), text[front.end() :]], strict=True)}
    return Table(cells, [1], format=FRONT_MATTER)

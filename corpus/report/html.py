"""A brief as one page of HTML that holds everything: read, printed, and presented, without a network."""

import base64
import hashlib
import json
from datetime import date as calendar_date
from functools import cache
from pathlib import Path
from typing import Any, Literal

import jinja2
from markupsafe import Markup
from plotly.offline import get_plotlyjs

from corpus.figures import draw_exhibit
from corpus.figures.chart import Chart, draw_paper
from corpus.figures.palette import INKS, colour_banned, colour_grey, colour_named, darken
from corpus.figures.rows import LABEL
from corpus.findings.brief import Brief
from corpus.findings.exhibit import Exhibit
from corpus.report.chapters import (
    list_chapters,
    name_others,
    quote_passages,
    tabulate_exhibit,
    write_link,
    write_method,
    write_source,
)
from corpus.wording import date, split_banned

#: Letters a line of names in a chart as wide as a page, and rows of a chart that is seen from a distance.
WIDE, FAR_ROWS = 36, 6
#: A sentence of more letters is set smaller on a slide.
LONG = 105

Paper = Literal["", "A4", "letter"]


def write_html(brief: Brief, *, made: calendar_date | None = None, root: str = "", paper: Paper = "") -> bytes:
    """Return a brief as one HTML file, with its presentation inside.

    It loads nothing: its scripts are the only ones that its own policy lets run, and it forbids every request.

    Parameters
    ----------
    brief : Brief
        Of clean texts; see `editions.render`.
    made : date, optional
        The day to be printed on it.
    root : str
        The dashboard's address: findings then link to their views.
    paper : {"", "A4", "letter"}
        The sheet that it is to be printed on; else the printer's.
    """
    scripts = [_plotly(), _beside("brief.js")]
    chapters = [_lay_out(brief, chapter, root) for chapter in list_chapters(brief)]
    page = _template().render(
        brief=brief,
        chapters=chapters,
        figures=_data({place: chapter["figures"] for place, chapter in enumerate(chapters, start=1)}),
        look=_data({"template": _look(), "dark": _darkened()}),
        made=date(made) if made else "",
        corpus=dict(brief.citation).get("Corpus", ""),
        description=_describe(brief),
        policy=_policy(scripts),
        plotly=scripts[0],
        script=scripts[1],
        style=_beside("brief.css"),
        inks={theme: _inks(theme) for theme in INKS},
        paper=paper,
    )  # fmt: skip
    return page.encode()


def _lay_out(brief: Brief, chapter: Any, root: str) -> dict[str, Any]:
    """Return what the page says of one finding."""
    exhibit: Exhibit | None = chapter.exhibit
    charts = {} if exhibit is None else _draw(exhibit, chapter.sentence)
    quotes = [] if exhibit is None else quote_passages(exhibit)
    notes = {name: chart.figure.layout.meta["note"] for name, chart in charts.items()}
    return {
        "sentence": chapter.sentence,
        "said": split_banned(chapter.sentence),
        "long": len(chapter.sentence) > LONG,
        "note": chapter.note,
        "method": write_method(chapter),
        "source": write_source(brief, chapter.n),
        "href": write_link(chapter, root),
        "unit": notes.get("wide", "" if exhibit is None else exhibit.write_note(len(quotes))),
        "far_unit": notes.get("far", ""),
        "alt": charts["wide"].alt if charts else "",
        "figures": {name: _strip(chart.figure.to_plotly_json()) for name, chart in charts.items()},
        "table": None if exhibit is None else tabulate_exhibit(exhibit),
        "passages": quotes,
        "together": 1 if exhibit is None else exhibit.together,
        "others": "" if exhibit is None else name_others(exhibit, len(quotes)),
    }


def _draw(exhibit: Exhibit, sentence: str) -> dict[str, Chart]:
    """Return a finding's chart for a page, for a phone and for a wall; nothing where there is none."""
    drawn = {
        "wide": draw_exhibit(exhibit, title=sentence, label=WIDE),
        "narrow": draw_exhibit(exhibit, title=sentence, label=LABEL),
        "far": draw_exhibit(exhibit, title=sentence, label=WIDE, most=FAR_ROWS - 2 * (exhibit.form == "spread")),
    }
    return {name: chart for name, chart in drawn.items() if chart is not None}


def _strip(figure: dict[str, Any]) -> dict[str, Any]:
    """Return a figure without the template, which all of them share."""
    figure["layout"].pop("template", None)
    return json.loads(json.dumps(figure, default=list))


def _look() -> dict[str, Any]:
    return json.loads(json.dumps(draw_paper("", body=1).layout.template.to_plotly_json(), default=list))


def _darkened() -> dict[str, str]:
    """Return each colour of the light theme that has another in the dark one."""
    light = [*INKS["light"].values(), colour_named(True), colour_grey(), colour_banned()[1]]
    return {colour: dark for colour in light if (dark := darken(colour))}


def _inks(theme: str) -> dict[str, str]:
    return {**INKS[theme], "strong": colour_named(True, theme=theme), "banned": colour_banned(theme=theme)[1]}


def _describe(brief: Brief) -> str:
    """Return what a link to the page says of it in a chat: its first finding, else what was read."""
    return brief.chapters["sentence"].iloc[0] if len(brief.chapters) else brief.standfirst


def _data(value: object) -> Markup:
    """Return data as JSON that cannot end the element that holds it."""
    return jinja2.utils.htmlsafe_json_dumps(value, ensure_ascii=False)


def _policy(scripts: list[str]) -> str:
    """Return the page's policy: it may run these scripts and draw pictures that it holds, and asks for nothing."""
    hashes = [f"'sha256-{base64.b64encode(hashlib.sha256(each.encode()).digest()).decode()}'" for each in scripts]
    return "; ".join(
        [
            "default-src 'none'", f"script-src {' '.join(hashes)}", "style-src 'unsafe-inline'",
            "img-src data: blob:", "base-uri 'none'", "form-action 'none'",
        ]
    )  # fmt: skip


@cache
def _plotly() -> str:
    return get_plotlyjs().replace("</script", "<\\/script")


@cache
def _beside(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


@cache
def _template() -> jinja2.Template:
    loader = jinja2.FileSystemLoader(Path(__file__).parent)
    kept = jinja2.Environment(
        loader=loader, autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return kept.get_template("brief.html")

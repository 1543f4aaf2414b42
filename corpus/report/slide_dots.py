"""Native dots of a slide, one for each value; of very many values, bars of their shares."""

import math
from collections.abc import Sequence

import numpy as np
import pandas as pd
from lxml import etree
from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData, XyChartData
from pptx.chart.series import XySeries
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_MARKER_STYLE, XL_TICK_MARK
from pptx.oxml.ns import qn
from pptx.shapes.graphfrm import GraphicFrame
from pptx.slide import Slide
from pptx.util import Length

from corpus.figures.palette import colour_grey, colour_named
from corpus.findings.exhibit import Exhibit, keep_ends
from corpus.report.slide_style import INK, LONGEST, SANS, SIZE, Box, colour, find_step, set_letters, set_scale, shorten
from corpus.wording import listed, number, writer_of

#: Groups that a slide shows.
GROUPS = 4
#: So many dots are stacked at most.
HIGHEST = 24
#: The part of a chart's width that names of groups take, and the widest dot, in points.
_NAMES, _DOT = 0.3, 9


def add_dots(slide: Slide, exhibit: Exhibit, box: Box) -> GraphicFrame:
    """Draw a dot for each value, a row a group, stacked where values meet; of very many, how many there are.

    Parameters
    ----------
    slide : Slide
    exhibit : Exhibit
        With a value in each row.
    box : (Length, Length, Length, Length)
        Left, top, width, height.
    """
    rows = exhibit.rows
    groups = rows.groupby("label", sort=False).agg(n=("value", "size"), named=("named", "any")).reset_index()
    shown = keep_ends(groups, most=GROUPS)
    rows = rows[rows["label"].isin(shown["label"])]
    drawn, tallest = _stack(rows, shown["label"].tolist())
    low, high = exhibit.scale or (float(rows["value"].min()), float(rows["value"].max()))
    if tallest > HIGHEST:
        return _add_shares(slide, rows, box, low, high)
    edge = find_step(high - low, 6)
    floors = [(math.floor(low / edge) * edge, _floor(place, len(shown))) for place in range(len(shown))]
    marks = {
        **{"Named" if named else "Others": part for named, part in drawn.groupby("named")},
        "Names": pd.DataFrame(floors, columns=["value", "height"]),
    }  # fmt: skip
    # The longest first: LibreOffice draws nothing of a first series that is shorter than another.
    ordered = sorted(marks, key=lambda name: -len(marks[name]))
    data = XyChartData()
    for name in ordered:
        series = data.add_series(name)
        for value, height in zip(marks[name]["value"], marks[name]["height"], strict=True):
            series.add_data_point(value, height)
    frame = slide.shapes.add_chart(XL_CHART_TYPE.XY_SCATTER, *box, data)
    chart = frame.chart
    set_letters(chart)
    size = int(min(_DOT, max(2, 0.8 * Length(box[3]).pt / len(shown) / tallest)))
    for name, series in zip(ordered, chart.plots[0].series, strict=True):
        series.format.line.fill.background()
        if name == "Names":
            _write_names(
                series, [f"{shorten(label, 30)} ({number(n)})" for label, n in shown[["label", "n"]].to_numpy()]
            )
        else:
            _mark(series, size, colour_named(name == "Named"))
    across, up = chart.category_axis, chart.value_axis
    set_scale(across, low, high)
    across.has_major_gridlines, up.has_major_gridlines = True, False
    across.major_gridlines.format.line.color.rgb = colour(INK["grid"])
    across.format.line.fill.background()
    across.major_tick_mark = XL_TICK_MARK.NONE
    up.minimum_scale, up.maximum_scale, up.visible = 0, len(shown), False
    _leave_room(chart, _NAMES)
    return frame


def _add_shares(slide: Slide, rows: pd.DataFrame, box: Box, low: float, high: float) -> GraphicFrame:
    """Draw which share of the values is where: of what the sentence names, and of the others together."""
    step = find_step(high - low, 20)
    write = writer_of([step])
    bins = np.floor(rows["value"] / step + 1e-9).astype("int64")
    places = range(math.floor(low / step + 1e-9), math.floor(high / step + 1e-9) + 1)
    named = rows["named"].astype(bool)
    both = bool(named.any() and not named.all())
    group = rows["label"]
    if both:
        kinds = [rows.loc[each, "label"].unique() for each in (named, ~named)]
        names = [_name_together(each.tolist()) for each in kinds]
        group = pd.Series(np.where(named, *names), rows.index)
    data = CategoryChartData(number_format="0")
    data.categories = [write(round(place * step, 9)) for place in places]
    counts = pd.crosstab(bins, group).reindex(places, fill_value=0)
    for name in names if both else group.unique():
        of = int(counts[name].sum())
        data.add_series(f"{shorten(name, LONGEST)} ({number(of)})", (100 * counts[name] / of).round(2).tolist())
    frame = slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *box, data)
    chart = frame.chart
    set_letters(chart)
    chart.has_legend = True
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
    chart.plots[0].gap_width, chart.plots[0].overlap = 30, 0
    inks = [colour_named(True), colour_grey(), INK["rule"], INK["ink"]]
    for ink, series in zip(inks, chart.plots[0].series, strict=False):
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = colour(ink)
    chart.category_axis.major_tick_mark = chart.value_axis.major_tick_mark = XL_TICK_MARK.NONE
    chart.value_axis.major_gridlines.format.line.color.rgb = colour(INK["grid"])
    chart.value_axis.format.line.fill.background()
    chart.value_axis.tick_labels.number_format = '0" %"'
    chart.value_axis.tick_labels.number_format_is_linked = False
    if counts.max().max() > 0.8 * counts.sum().min():
        chart.value_axis.maximum_scale = 100
    return frame


def _name_together(groups: Sequence[str]) -> str:
    """Return what groups are called together: by their names, where these fit."""
    names = listed(groups)
    return names if len(names) <= LONGEST else f"{number(len(groups))} others"


def _stack(rows: pd.DataFrame, groups: Sequence[str]) -> tuple[pd.DataFrame, int]:
    """Return the values with the height of each dot, and how many dots the highest stack has."""
    drawn = rows.sort_values("value", kind="stable")
    width = ((drawn["value"].max() - drawn["value"].min()) or 1) / 60
    bins = np.floor(drawn["value"] / width + 0.5).astype("int64")
    rank = bins.groupby([drawn["label"], bins]).cumcount()
    tallest = int(rank.max()) + 1
    floors = drawn["label"].map({name: _floor(place, len(groups)) for place, name in enumerate(groups)})
    step = min(0.12, 0.8 / tallest)
    return drawn.assign(height=(floors + rank * step).astype(float)), max(tallest, round(0.8 / 0.12))


def _floor(place: int, groups: int) -> float:
    """Return how high the row of a group begins; the first is on top."""
    return groups - place - 0.85


def _mark(series: XySeries, size: int, fill: str) -> None:
    """Give the dots of a series their size and colour."""
    series.marker.style, series.marker.size = XL_MARKER_STYLE.CIRCLE, size
    series.marker.format.fill.solid()
    series.marker.format.fill.fore_color.rgb = colour(fill)
    series.marker.format.line.fill.background()


def _write_names(series: XySeries, names: Sequence[str]) -> None:
    """Write the groups' names left of their rows: labels of marks that are not seen."""
    series.marker.style = XL_MARKER_STYLE.NONE
    for place, name in enumerate(names):
        label = series.points[place].data_label
        label.text_frame.text = name
        label.position = XL_LABEL_POSITION.LEFT
        font = label.text_frame.paragraphs[0].runs[0].font
        font.size, font.name, font.color.rgb = SIZE, SANS, colour(INK["ink"])


def _leave_room(chart: Chart, left: float) -> None:
    """Set where the plot is in the chart, with room for names at its left."""
    area = chart._chartSpace.chart.plotArea
    layout = area.find(qn("c:layout"))
    if layout is None:
        layout = etree.Element(qn("c:layout"))
        area.insert(0, layout)
    manual = etree.SubElement(layout, qn("c:manualLayout"))
    for name, value in (
        ("layoutTarget", "inner"), ("xMode", "edge"), ("yMode", "edge"),
        ("x", str(left)), ("y", "0.02"), ("w", str(0.98 - left)), ("h", "0.88"),
    ):  # fmt: skip
        etree.SubElement(manual, qn(f"c:{name}")).set("val", value)

"""Native bars of a slide, with their ranges, which the office program draws and lets its user edit."""

import io
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import pandas as pd
import xlsxwriter
from lxml import etree
from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_MARKER_STYLE, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.oxml.ns import qn
from pptx.shapes.graphfrm import GraphicFrame
from pptx.slide import Slide
from pptx.util import Pt

from corpus.figures.exhibits import colour_rows, pick_rows
from corpus.figures.palette import colour_named
from corpus.findings.exhibit import Exhibit
from corpus.report.slide_style import INK, LONGEST, SIZE, Box, colour, set_letters, set_scale, shorten, soften
from corpus.wording import number, writer_of

#: Rows of a ranking, and periods, that a slide shows; a dot's width in points.
ROWS, PERIODS, DOT = 8, 24, 14
#: The name that charts refer to.
_SHEET = "Sheet1"


def add_bars(slide: Slide, exhibit: Exhibit, box: Box) -> GraphicFrame:
    """Draw a bar for each row or period, with its range where there is one.

    Parameters
    ----------
    slide : Slide
    exhibit : Exhibit
        With a value in each row.
    box : (Length, Length, Length, Length)
        Left, top, width, height.
    """
    lying = exhibit.form == "ranking"
    rows = pick_rows(exhibit, ROWS) if lying else exhibit.rows.tail(PERIODS)
    rows = rows.reset_index(drop=True)
    ranged = bool(rows["low"].notna().any())
    write = writer_of([*rows["value"], *rows["low"], *rows["high"]])
    data = CategoryChartData()
    data.categories = _name_rows(rows, write if ranged and lying else None)
    # Over time a mean with its range is a dot: a bar would have to start somewhere, and a mean starts nowhere.
    dotted = ranged and not lying
    series = _split_values(rows) if dotted else {"Value": rows["value"]}
    for name, values in series.items():
        data.add_series(name, [None if pd.isna(each) else each for each in values])
    kind = XL_CHART_TYPE.BAR_CLUSTERED if lying else XL_CHART_TYPE.COLUMN_CLUSTERED
    kind = XL_CHART_TYPE.LINE_MARKERS if dotted else kind
    frame = slide.shapes.add_chart(kind, *box, data)
    chart = frame.chart
    set_letters(chart)
    plot = chart.plots[0]
    plot.vary_by_categories = False
    if not dotted:
        plot.gap_width = 45 if len(rows) > 3 else 180
    if dotted:
        _colour_dots(plot)
    else:
        _colour_bars(plot.series[0], colour_rows(rows), ranged=ranged)
    names, values = chart.category_axis, chart.value_axis
    names.reverse_order = lying
    names.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    names.major_tick_mark = values.major_tick_mark = XL_TICK_MARK.NONE
    names.format.line.color.rgb = colour(INK["rule"])
    values.has_major_gridlines = ranged or not lying
    if dotted:
        set_scale(values, min([*rows["value"], *rows["low"].dropna()]), max([*rows["value"], *rows["high"].dropna()]))
    else:
        _start_at(chart, rows, exhibit.zero)
    if ranged or not lying:
        values.major_gridlines.format.line.color.rgb = colour(INK["grid"])
        values.format.line.fill.background()
        # Rows run downwards, which would put the scale on top of them.
        values.tick_label_position = XL_TICK_LABEL_POSITION.HIGH if lying else XL_TICK_LABEL_POSITION.LOW
    if not ranged:
        values.visible = not lying
        plot.has_data_labels = lying or len(rows) <= 12
        if plot.has_data_labels:
            labels = plot.data_labels
            labels.number_format, labels.number_format_is_linked = _digits(rows["value"]), False
            labels.position = XL_LABEL_POSITION.OUTSIDE_END
            labels.font.size = SIZE
    else:
        for each in plot.series:
            _add_ranges(each, rows, len(series))
    chart.part.chart_workbook.update_from_xlsx_blob(_write_workbook(rows, data, series))
    return frame


def _name_rows(rows: pd.DataFrame, write: object) -> list[str]:
    """Return the name of each row with its n, and with its value where the bar has no room for it."""
    counted = bool((rows["value"] == rows["n"]).all())
    names = []
    for label, value, n in zip(rows["label"], rows["value"], rows["n"], strict=True):
        name = shorten(label, LONGEST) + ("" if counted else f" ({number(n)})")
        names.append(f"{name}: {write(value)}" if callable(write) else name)
    return names


def _split_values(rows: pd.DataFrame) -> dict[str, pd.Series]:
    """Return the values of two series: LibreOffice gives all marks of a series one colour."""
    named = rows["named"].astype(bool)
    return {"Others": rows["value"].mask(named), "Named": rows["value"].where(named)}


def _colour_dots(plot: Any) -> None:
    """Make a dot of each value, of what the sentence names strong and of the others grey."""
    for strong, series in enumerate(plot.series):
        series.smooth = False
        # The series' own fill colours its marks in LibreOffice.
        for shape in (series.format, series.marker.format):
            shape.fill.solid()
            shape.fill.fore_color.rgb = colour(colour_named(bool(strong)))
            shape.line.fill.background()
        series.marker.style, series.marker.size = XL_MARKER_STYLE.CIRCLE, DOT


def _colour_bars(bars: Any, inks: list[str], *, ranged: bool) -> None:
    """Give each bar its colour; bars with a range across them are paler than it."""
    bars.invert_if_negative = False
    for place, ink in enumerate(inks):
        shape = bars.points[place].format
        shape.fill.solid()
        shape.fill.fore_color.rgb = colour(soften(ink) if ranged else ink)


def _start_at(chart: Chart, rows: pd.DataFrame, zero: float) -> None:
    """Let bars start where differences are measured from, and show what the values and ranges need."""
    reached = [*rows["value"], *rows["low"].dropna(), *rows["high"].dropna(), zero]
    whole = bool((rows["value"] == rows["n"]).all())
    set_scale(chart.value_axis, min(reached), max(reached), whole=whole)
    crosses = chart.category_axis._element.find(qn("c:crosses"))
    if zero and crosses is not None:
        at = etree.Element(qn("c:crossesAt"))
        at.set("val", repr(float(zero)))
        crosses.getparent().replace(crosses, at)


def _add_ranges(bars: Any, rows: pd.DataFrame, columns: int) -> None:
    """Write the ranges into the chart's XML, for which the library has no call; they refer to its own workbook.

    There they are behind so many columns of values, and the ends of the ranges.
    """
    below = ord("B") + columns + 2
    errors = etree.SubElement(bars._element, qn("c:errBars"))
    if bars._element.getparent().tag == qn("c:lineChart"):
        etree.SubElement(errors, qn("c:errDir")).set("val", "y")
    for name, value in (("errBarType", "both"), ("errValType", "cust"), ("noEndCap", "1")):
        etree.SubElement(errors, qn(f"c:{name}")).set("val", value)
    for name, letter, lengths in (
        ("plus", chr(below + 1), rows["high"] - rows["value"]),
        ("minus", chr(below), rows["value"] - rows["low"]),
    ):
        reference = etree.SubElement(etree.SubElement(errors, qn(f"c:{name}")), qn("c:numRef"))
        etree.SubElement(reference, qn("c:f")).text = f"{_SHEET}!${letter}$2:${letter}${len(rows) + 1}"
        cache = etree.SubElement(reference, qn("c:numCache"))
        etree.SubElement(cache, qn("c:formatCode")).text = "General"
        etree.SubElement(cache, qn("c:ptCount")).set("val", str(len(rows)))
        for place, length in enumerate(lengths.fillna(0.0)):
            point = etree.SubElement(cache, qn("c:pt"))
            point.set("idx", str(place))
            etree.SubElement(point, qn("c:v")).text = repr(float(length))
    drawn = etree.SubElement(etree.SubElement(errors, qn("c:spPr")), qn("a:ln"))
    drawn.set("w", str(Pt(2)))
    etree.SubElement(etree.SubElement(drawn, qn("a:solidFill")), qn("a:srgbClr")).set("val", INK["ink"][1:])
    # The schema has its place: before the names.
    bars._element.find(qn("c:cat")).addprevious(errors)


def _write_workbook(rows: pd.DataFrame, data: CategoryChartData, series: Mapping[str, pd.Series]) -> bytes:
    """Return the workbook behind a chart: what a user edits, with the ranges and the numbers of reviews."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": datetime(2000, 1, 1)})
    sheet = book.add_worksheet(_SHEET)
    heads = ["", *series, "From", "To", "Below", "Above", "n"]
    lengths = [rows["value"] - rows["low"], rows["high"] - rows["value"]]
    columns = [*series.values(), rows["low"], rows["high"], *lengths, rows["n"]]
    for column, head in enumerate(heads):
        sheet.write_string(0, column, head)
    for row, category in enumerate(data.categories, start=1):
        sheet.write_string(row, 0, str(category.label))
        for column, cells in enumerate(columns, start=1):
            if pd.notna(cells.iloc[row - 1]):
                sheet.write_number(row, column, float(cells.iloc[row - 1]))
    sheet.set_column(0, 0, 40)
    book.close()
    return out.getvalue()


def _digits(values: pd.Series) -> str:
    """Return the number format of values: as many digits as they are written with elsewhere."""
    decimals = len(writer_of(values)(float(values.iloc[0])).partition(".")[2])
    return "#,##0" + (f".{'0' * decimals}" if decimals else "")

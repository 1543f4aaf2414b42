import pandas as pd
import pytest

from pages.shared.cells import written


@pytest.mark.parametrize(
    ("value", "shape", "text"),
    [
        (-0.004, "%+.2f", "0.00"),
        (-1.25, "%+.2f", "−1.25"),
        (0.5, "%.0f", "1"),
        (1204, "localized", "1,204"),
        (0.625, "percent", "63\N{NARROW NO-BREAK SPACE}%"),
        (2.34, "%.1f ×", "2.3 ×"),
        (4e-9, "chance", "< 0.001"),
        (0.0312, "chance", "0.031"),
        (float("nan"), "%.2f", "–"),
        ("", None, "–"),
        (pd.Timestamp("2026-01-02 03:04"), "D MMM YYYY, HH:mm", "2 Jan 2026, 03:04"),
        (True, None, "True"),
    ],
)
def test_a_cell_is_written_as_everywhere(value: object, shape: str | None, text: str) -> None:
    assert written(value, {"type_config": {"type": "number", "format": shape}}) == text

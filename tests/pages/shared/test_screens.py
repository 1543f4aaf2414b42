"""The screens and their menu."""

from types import SimpleNamespace

import pytest

from pages.shared import screens
from tests.pages.conftest import ROOT


def test_every_screen_is_in_the_menu_or_belongs_to_one_that_is() -> None:
    files = {file.stem for file in (ROOT / "pages").glob("*.py") if file.stem != "__init__"}
    subjects = {name for subject in screens.SUBJECTS for name in subject}
    assert subjects | set(screens.BEHIND) <= files
    assert set(screens.BEHIND.values()) <= files


@pytest.mark.parametrize(
    ("screen", "lit"), [("", ""), ("films", ""), ("division", "films"), ("phrase", "phrases"), ("review", "reviews")]
)
def test_a_screen_lights_the_item_of_its_subject(screen: str, lit: str) -> None:
    assert screens.find_menu_item(SimpleNamespace(url_path=screen)) == lit

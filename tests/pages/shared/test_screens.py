"""The nine screens, their sections, and the addresses of before."""

import pytest

from pages.shared import places
from tests.pages.conftest import App, asked, follow


def test_the_menu_has_nine_screens() -> None:
    assert len(places.SCREENS) == 9
    assert all(name == next(iter(screen.sections)) for name, screen in places.SCREENS.items())


@pytest.mark.parametrize(("former", "section"), places.FORMER.items())
def test_an_address_of_before_leads_to_the_section_of_today_with_its_parameters(
    app: App, former: str, section: str
) -> None:
    at = follow(app("phrases"), f"/{former}?corpus=sample&critic=Gil+Marchbanks")
    assert at.title[0].value == app(section, critic="Gil Marchbanks").title[0].value
    assert at.query_params.get("tab") == (section if section not in places.SCREENS else None)
    assert asked(at) == {"corpus": "sample", "critic": "Gil Marchbanks"}
    assert not at.error


def test_the_own_name_of_the_first_screen_leads_to_the_section_that_is_asked_for(app: App) -> None:
    at = follow(app("phrases"), "/overview?corpus=sample&tab=saved")
    assert at.title[0].value == app("saved").title[0].value
    assert asked(at) == {"corpus": "sample"}

import math
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.figures.palette import (
    FILMS,
    INKS,
    POLARITY,
    colour_films,
    colour_grey,
    colour_passage,
    colour_polarity,
    colour_sign,
    colour_worn,
)

THEMES = ["light", "dark"]
names = st.lists(st.text(min_size=1), min_size=1, max_size=8, unique=True)


def measure_contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two hex colours, 1..21 (WCAG 2.2, relative luminance)."""
    lighter, darker = sorted((_measure_luminance(one), _measure_luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _measure_luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@given(names, st.randoms())
def test_up_to_eight_films_have_colours_of_their_own_in_any_order(films, random):
    colours = colour_films(films)
    assert len(set(colours.values())) == len(films)
    assert set(colours.values()) <= set(FILMS["light"])
    random.shuffle(films)
    assert colour_films(films) == colours


def test_a_films_colour_is_the_same_on_every_machine():
    assert colour_films(["Whispering Galaxy"]) == {"Whispering Galaxy": FILMS["light"][2]}


def test_a_film_alone_and_among_films_that_claim_other_colours_keeps_its_colour():
    alone = colour_films(["Whispering Galaxy"])["Whispering Galaxy"]
    others = [f for f in "ABCDEFGHIJ" if colour_films([f])[f] != alone][:3]
    assert colour_films(["Whispering Galaxy", *others])["Whispering Galaxy"] == alone


def test_past_eight_films_only_the_chosen_keep_a_colour():
    films = [f"Film {i}" for i in range(12)]
    colours = colour_films(films, chosen=["Film 3", "Film 7", "not in the selection"])
    assert {film for film, colour in colours.items() if colour != colour_grey()} == {"Film 3", "Film 7"}
    assert set(colour_films(films).values()) == {colour_grey()}
    all_chosen = colour_films(films, chosen=films)
    assert sum(colour != colour_grey() for colour in all_chosen.values()) == 8


def test_the_last_colour_is_light_on_dark_paper():
    light, dark = FILMS["light"], FILMS["dark"]
    assert light[:-1] == dark[:-1]
    assert measure_contrast(light[-1], INKS["light"]["paper"]) > 10
    assert measure_contrast(dark[-1], INKS["dark"]["paper"]) > 10


@pytest.mark.parametrize(
    ("value", "step"),
    [(-1, 0), (-0.9, 0), (-0.2, 3), (0.09, 4), (0.1, 5), (0.27, 5), (0.29, 6), (1, 9), (7, 9), (-7, 0)],
)
def test_each_side_of_the_middle_has_five_steps_of_its_own(value, step):
    assert colour_polarity(value, middle=0.1) == POLARITY[step]


def test_no_evidence_is_grey_and_not_the_middle():
    for theme in THEMES:
        assert colour_polarity(math.nan, middle=0, theme=theme) == colour_grey(theme=theme)
        assert colour_grey(theme=theme) not in POLARITY


def test_a_middle_at_the_end_of_the_scale_is_no_error():
    assert colour_polarity(1.0, middle=1.0) == POLARITY[5]
    assert colour_polarity(0.0, middle=0.0, low=0.0) == POLARITY[5]


@pytest.mark.parametrize("theme", THEMES)
def test_figures_are_printed_in_the_inks_of_the_screens(theme):
    config = tomllib.loads((Path(__file__).parents[2] / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert INKS[theme]["paper"] == config["theme"][theme]["backgroundColor"]
    assert INKS[theme]["ink"] == config["theme"][theme]["textColor"]
    assert list(POLARITY) == config["theme"]["chartDivergingColors"]


@pytest.mark.parametrize("theme", THEMES)
def test_every_colour_of_text_is_readable_on_its_paper(theme):
    inks = INKS[theme]
    for colour in (inks["ink"], inks["muted"], colour_sign(True, theme=theme), colour_sign(False, theme=theme)):
        assert measure_contrast(colour, inks["paper"]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
def test_ink_is_readable_on_every_worn_mark_and_each_level_is_stronger(theme):
    inks = INKS[theme]
    worn = [colour_worn(level, theme=theme) for level in range(3)]
    assert all(measure_contrast(inks["ink"], colour) >= 4.5 for colour in worn)
    strengths = [measure_contrast(inks["paper"], colour) for colour in worn]
    assert strengths == sorted(strengths)
    assert strengths[2] >= 3


@pytest.mark.parametrize("theme", THEMES)
def test_ink_is_readable_on_every_passage_and_neighbours_differ(theme):
    passages = [colour_passage(number, theme=theme) for number in range(1, 8)]
    assert all(measure_contrast(INKS[theme]["ink"], colour) >= 4.5 for colour in passages)
    assert all(one != other for one, other in pairwise(passages))


@pytest.mark.parametrize("theme", THEMES)
def test_marks_are_outlined_in_a_colour_that_shows_on_the_paper(theme):
    assert measure_contrast(INKS[theme]["rule"], INKS[theme]["paper"]) >= 3


def test_contrast_is_that_of_the_standard():
    assert measure_contrast("#ffffff", "#000000") == pytest.approx(21)
    assert measure_contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)

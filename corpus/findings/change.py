"""Findings about what changed from one side of some reviews to another: how many, their stars, their tone, phrases."""

from collections.abc import Iterator, Mapping

import numpy as np
import pandas as pd

from corpus.compare.before_after import AFTER, BEFORE, COMMONER, HIGHER, LOWER, RARER, DayChange
from corpus.findings.exhibit import MOST, Exhibit, Form
from corpus.findings.finding import Finding
from corpus.findings.sides import Sides
from corpus.polarity.measure import Measure
from corpus.statistics.groups import ENOUGH
from corpus.statistics.intervals import estimate_share
from corpus.wording import number, plural

_MONTHS = {1: "month", 3: "three months", 12: "year"}
_ON_COUNTS = "Counted by the day of publication; reviews without one are left out."
_ON_MEANS = (
    "The means of both sides are compared, with correction for all that was tested. Either side may have other "
    "critics, or other films."
)
_ON_SAME_FILMS = (
    "Only reviews of films that both sides have are compared, so that the films’ quality cancels out; these means are "
    "not those of all reviews. Either side may have other critics."
)
#: The longest sentence, in words.
_WORDS = 25
#: In fewer reviews, how many are of either period says nothing.
FEWEST = 15
#: Of more films than this, a link does not name each.
LINKED = 12
_ON_PHRASES = (
    "A phrase has to pass a test of its reviews and of its uses, with correction for all phrases and all else that was "
    "tested."
)


def find_counts(sides: Sides, counted: pd.DataFrame) -> Iterator[Finding]:
    """Yield how many reviews there are on this side and on the other.

    Parameters
    ----------
    sides : Sides
    counted : DataFrame
        From `sides.count_periods`, or of sides that are no periods `sides.count_sides`.
    """
    this, other = sides.count()
    if this and other and (not sides.months or this + other >= FEWEST):
        rows = counted.assign(value=counted["n"].astype("float64"), low=np.nan, high=np.nan)
        yield Finding(
            "reviews since" if sides.months else "reviews beside",
            f"{plural(this, 'review')} {sides.this}, against {number(other)} {sides.other}.",
            "time" if sides.months else sides.place.section,
            {} if sides.months else {**sides.place.wide, **sides.place.parameters},
            this + other,
            float(this - other),
            exhibit=_show_counts(rows, sides),
            method=_ON_COUNTS if sides.months else "Counted; a review of both counts on the smaller side alone.",
        )


def _show_counts(rows: pd.DataFrame, sides: Sides) -> Exhibit:
    if not sides.months:
        return Exhibit("ranking", rows, {"label": "Selection", "n": "Reviews"}, "reviews")
    unit = f"reviews printed in the {_MONTHS[sides.months]} up to each day"
    return Exhibit("timeline", rows, {"label": "Period", "n": "Reviews"}, unit)


def find_turn(turn: DayChange, sides: Sides, measure: Measure) -> Iterator[Finding]:
    """Yield that the mean of this side is clearly above that of the other, or below.

    Parameters
    ----------
    turn : DayChange
        From `sides.compare_means`.
    sides : Sides
    measure : Measure
    """
    if turn.conclusion not in (HIGHER, LOWER):
        return
    means = turn.means.set_index("group")
    here, there = (measure.write_value(means["mean"][side]) for side in (AFTER, BEFORE))
    way = measure.comparatives[turn.conclusion == LOWER]
    rows = pd.DataFrame(
        {
            "label": [_capitalise(sides.other), _capitalise(sides.this)],
            "value": [means["mean"][side] for side in (BEFORE, AFTER)],
            "low": [means["low"][side] for side in (BEFORE, AFTER)],
            "high": [means["high"][side] for side in (BEFORE, AFTER)],
            "n": [int(means["n"][side]) for side in (BEFORE, AFTER)],
            "named": [False, True],
        }
    )
    form: Form = "timeline" if sides.months else "ranking"
    same = f"the same {number(len(turn.films))} films"
    begin = f"On {same}, reviews" if turn.films else "Reviews"
    alike = {"film": turn.films} if 0 < len(turn.films) <= LINKED else {}
    heads = {"label": "Reviews", "value": measure.name, "low": "From", "high": "To", "n": "Reviews"}
    yield Finding(
        "since" if sides.months else f"{measure.name.lower()} beside",
        f"{begin} {sides.this} are {way}: {here} on average, against {there} {sides.other}.",
        sides.place.section,
        {**sides.place.wide, **alike, **sides.place.parameters, "measure": measure.column},
        int(means["n"].sum()),
        turn.difference,
        turn.p,
        turn.low,
        turn.high,
        Exhibit(
            form,
            rows,
            heads,
            f"mean {measure.axis}{f', on {same}' if turn.films else ''}",
            0.0 if measure.is_rating else measure.middle,
            behind="reviews",
        ),
        _ON_SAME_FILMS if turn.films else _ON_MEANS,
    )


def list_unturned(turns: Mapping[str, DayChange], sides: Sides) -> Iterator[str]:
    """Yield what does not clearly differ between both sides, and what is too little to compare.

    Parameters
    ----------
    turns : mapping of str to DayChange
        From `sides.compare_means`, by what each is of: "ratings", "tone".
    sides : Sides
    """
    # Where films are enough, all values are the same.
    unknown = {name: turn for name, turn in turns.items() if pd.isna(turn.p) and len(turn.films) < ENOUGH}
    if unknown and not sides.matched:
        yield f"Too few reviews to compare {' or '.join(unknown)} between those {sides.this} and {sides.other}."
    elif unknown:
        films = max(len(turn.films) for turn in unknown.values())
        few = {0: "No film has", 1: "Only one film has"}.get(films, f"Only {number(films)} films have")
        yield f"{few} reviews both {sides.this} and {sides.other}: too few to compare {' or '.join(unknown)}."
    alike = [name for name, turn in turns.items() if pd.notna(turn.p) and turn.conclusion not in (HIGHER, LOWER)]
    if alike:
        same = " on the same films" if sides.matched else ""
        yield f"No clear difference in {' or '.join(alike)}{same} between reviews {sides.this} and {sides.other}."


def find_shift(shifts: pd.DataFrame, phrases: pd.DataFrame, sides: Sides) -> Iterator[Finding]:
    """Yield the phrase that this side clearly uses more than the other; where there is none, that it uses less.

    Parameters
    ----------
    shifts : DataFrame
        From `before_after.compare_phrases`.
    phrases : DataFrame
        The list of phrases: `phrase_id`, `said`.
    sides : Sides
    """
    known = shifts.merge(phrases[["phrase_id", "said"]], on="phrase_id")
    this, other = sides.count()
    for conclusion, way in ((COMMONER, "on the rise: in"), (RARER, "getting rarer: in")):
        clear = known[known["conclusion"] == conclusion].sort_values(["q", "p", "said"], kind="stable")
        if len(clear):
            phrase = clear.iloc[0]
            low, high = (100 * bound for bound in estimate_share(int(phrase["after"]), this))
            using = number(phrase["after"]) if phrase["after"] else "none"
            sentence = (
                f"“{phrase['said']}” is {way if sides.months else 'in'} {using} of {plural(this, 'review')} "
                f"{sides.this}, against {number(phrase['before'])} of {number(other)} {sides.other}"
            )
            more = _count_more(len(clear) - 1, sides)
            short = len(f"{sentence}{more}".split()) <= _WORDS
            yield Finding(
                "phrase since" if sides.months else "phrase beside",
                f"{sentence}{more if short else ''}.",
                "phrase",
                {**({} if sides.months else sides.place.wide), "phrase": phrase["phrase_id"]},
                this + other,
                float(phrase["rate_after"]),
                float(phrase["q"]),
                low,
                high,
                _compare(clear, sides),
                _ON_PHRASES,
            )
            return


def _compare(changed: pd.DataFrame, sides: Sides) -> Exhibit:
    """Return the phrases that changed most surely with how many of 100 reviews of either side use each."""
    clear = changed.head(MOST // 2)
    names, sizes = (sides.this, sides.other), sides.count()
    rows = pd.DataFrame(
        [
            (f"{phrase['said']}, {name}", phrase[f"rate_{side}"], int(phrase[side]), size, not place)
            for place, phrase in enumerate(clear.to_dict("records"))
            for name, side, size in zip(names, ("after", "before"), sizes, strict=True)
        ],
        columns=["label", "value", "n", "all", "named"],
    )
    bounds = [
        [100 * bound for bound in estimate_share(n, size)] for n, size in zip(rows["n"], rows["all"], strict=True)
    ]
    some = (
        f"; the {number(len(clear))} surest of {plural(len(changed), 'such phrase')}"
        if len(changed) > len(clear)
        else ""
    )
    return Exhibit(
        "ranking",
        rows.assign(low=[low for low, _ in bounds], high=[high for _, high in bounds]),
        {"label": "Phrase", "value": "Of 100 reviews", "n": "Reviews with it", "all": "Of all"},
        f"how many of 100 reviews use the phrase{some}",
        behind="reviews with it",
    )


def _count_more(more: int, sides: Sides) -> str:
    """Return the end of the sentence on a phrase: how many others changed likewise."""
    if not more:
        return ""
    if sides.months:
        return f"; so {'is' if more == 1 else 'are'} {number(more)} more"
    return f"; {plural(more, 'other phrase')} {'differs' if more == 1 else 'differ'} too"


def _capitalise(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"

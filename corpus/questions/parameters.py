"""What a question may be given, read strictly: what a screen would pass over or mend is refused here."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from corpus.aspects.terms import ASPECTS
from corpus.errors import SelectionError
from corpus.reading.cleaning import remove_unseen
from corpus.store.selection import CHOSEN, JUDGED, LONGEST_WORDS, RANGED, SCALES, Selection, list_choices
from corpus.wording import listed

#: Given values and allowed names are written out up to so many letters, and so many of them.
_LONGEST, _MOST = 60, 5
_SWITCH = {"true": True, "false": False}
_OPEN = "an empty one is open"

Query = Mapping[str, Sequence[str]]


class ParameterError(SelectionError):
    """A parameter that is unknown, missing, or has a value that is not allowed: the message names all three."""

    def __init__(self, message: str, parameter: str) -> None:
        super().__init__(message)
        self.parameter = parameter


@dataclass(frozen=True)
class Parameter:
    """One parameter of a question.

    Attributes
    ----------
    name : str
        As in the address of a screen.
    says : str
        What it asks for, in a sentence.
    kind : {"text", "whole", "switch"}
    default : str, int or bool, optional
        What holds where it is not given; None where the answer decides.
    allowed : tuple of str
        The only values, where there are few.
    least, most : int
        The smallest and the largest whole number; of a text, `most` is the longest, in characters.
    times : (int, int)
        How often it is given, at least and at most, where it is given at all.
    required : bool
    """

    name: str
    says: str
    kind: str = "text"
    default: str | int | bool | None = None
    allowed: tuple[str, ...] = ()
    least: int = 0
    most: int = 200
    times: tuple[int, int] = (1, 1)
    required: bool = False

    @property
    def range(self) -> str:
        """The values that are allowed, in words."""
        if self.allowed:
            return f"allowed is {listed([f'“{each}”' for each in self.allowed], last='or')}"
        if self.kind == "switch":
            return "allowed is “true” or “false”"
        if self.kind == "whole":
            most = f"from {self.least} to {self.most}" if self.most else f"from {self.least} on"
            return f"allowed is a whole number {most}"
        return f"allowed is a text of at most {self.most} characters"


#: How often a name of a selection may be given; the address of a server has no room for more.
MANY = (1, 200)
#: The parameters of a selection, as `Selection.to_query` writes them.
SELECTING = (
    Parameter("film", "Only reviews of this film; repeat it for any of several.", times=MANY),
    Parameter("critic", "Only reviews by this critic; repeat it for any of several.", times=MANY),
    Parameter("outlet", "Only reviews printed here; repeat it for any of several.", times=MANY),
    Parameter("genre", "Only reviews of films of this genre; repeat it for any of several.", times=MANY),
    Parameter("where", "Only reviews with this value of another column, as column=value; may be repeated.", times=MANY),
    Parameter(
        "praise", "Only reviews that praise this part; repeat it for any of several.", allowed=ASPECTS, times=MANY
    ),
    Parameter("blame", "Only reviews that blame this part; repeat it for any of several.", allowed=ASPECTS, times=MANY),
    Parameter("dates", "Given twice: the first and the last day of publication; an empty one is open.", times=(2, 2)),
    Parameter("rating", "Given twice: the lowest and the highest rating of 10; an empty one is open.", times=(2, 2)),
    Parameter("polarity", "Given twice: the lowest and the highest tone, −1 to 1; an empty one is open.", times=(2, 2)),
    Parameter("words", "Only reviews whose text this search finds.", most=LONGEST_WORDS),
)
#: By which lexicon polarity is seen, and on which scale.
SCALE = (
    Parameter("lexicon", "Whose word list scores tone.", default="textblob", allowed=("textblob", "house", "as-is")),
    Parameter("scale", "Tone from −1 to 1, or as a rating.", default="polarity", allowed=("polarity", "rating")),
)


def read_values(query: Query, parameters: Iterable[Parameter]) -> dict[str, Any]:
    """Read the parameters of a question, but for those of the selection.

    Raises
    ------
    ParameterError
        One is unknown or missing, is given too often, or has a value that is not allowed.
    """
    known = {each.name: each for each in parameters}
    for name in query:
        if name not in known:
            names = listed([f"“{each}”" for each in known], last="or", most=len(known))
            raise ParameterError(f"“{_cut(name)}” is no parameter here: allowed is {names}.", name)
    values: dict[str, Any] = {}
    for name, parameter in known.items():
        given = query.get(name, [])
        if not given and parameter.required:
            raise ParameterError(f"“{name}” is not given: {parameter.range}.", name)
        low, high = parameter.times
        if given and not low <= len(given) <= high:
            often = f"{low} times" if low == high else f"{low} to {high} times"
            often = {(1, 1): "once", (2, 2): "twice"}.get(parameter.times, often)
            raise ParameterError(f"“{name}” is given {len(given)} times: allowed is {often}.", name)
        read = [_read_value(parameter, value) for value in given]
        values[name] = (tuple(read) if high > 1 else read[0]) if read else (() if high > 1 else parameter.default)
    return values


def read_selection(query: Query, reviews: pd.DataFrame) -> Selection:
    """Read a selection exactly as it is asked for; other parameters are passed over.

    Raises
    ------
    ParameterError
        The corpus does not have what is asked for.
    """
    fields: dict[str, Any] = {}
    for name in (parameter.name for parameter in SELECTING if query.get(parameter.name)):
        one, wrong = Selection.from_query({name: query[name]}, reviews)
        if wrong:
            given, allowed = query[name], _describe_allowed(name, reviews)
            if name in CHOSEN:
                choices = set(list_choices(reviews, name))
                given = [value for value in given if value not in choices]
            said = listed([f"“{_cut(value)}”" for value in given], last="and", most=_MOST)
            raise ParameterError(f"“{name}” is {said}: {allowed}.", name)
        fields[name] = getattr(one, name)
    return Selection(**fields)


def refuse_name(name: str, given: str, choices: Sequence[str]) -> ParameterError:
    """Return the refusal of a name that is none of the choices."""
    return ParameterError(f"“{name}” is “{_cut(given)}”: {_describe_choices(choices)}.", name)


def _read_value(parameter: Parameter, given: str) -> Any:
    value: Any = given
    if parameter.kind == "switch":
        value = _SWITCH.get(given.lower())
    elif parameter.kind == "whole":
        fits = given.isascii() and given.isdigit() and len(given) <= 12
        value = int(given) if fits else None
        if value is not None and (value < parameter.least or 0 < parameter.most < value):
            value = None
    elif (parameter.allowed and given not in parameter.allowed) or len(given) > parameter.most:
        value = None
    if value is None:
        raise ParameterError(f"“{parameter.name}” is “{_cut(given)}”: {parameter.range}.", parameter.name)
    return value


def _describe_allowed(field: str, reviews: pd.DataFrame) -> str:
    """Say which values of a selection's field this corpus has."""
    if field == "words":
        return f"allowed is a search of at most {LONGEST_WORDS} characters"
    if field not in RANGED:
        return _describe_choices(list_choices(reviews, field), most=len(ASPECTS) if field in JUDGED else _MOST)
    column = reviews[RANGED[field]]
    if column.isna().all():
        return "no review of this corpus has such a value"
    if field == "dates":
        first, last = column.min().date(), column.max().date()
        return f"allowed are two days from {first} to {last}, the earlier first; {_OPEN}"
    low, high = SCALES[field]
    return f"allowed are two numbers from {low:g} to {high:g}, the lower first; {_OPEN}"


def _describe_choices(choices: Sequence[str], *, most: int = _MOST) -> str:
    named = listed([f"“{_cut(choice)}”" for choice in choices], last="or", most=most)
    return f"allowed is {named}" if choices else "this corpus has none"


def _cut(given: str) -> str:
    return remove_unseen(given[:_LONGEST])

"""The address of the view that shows a finding, from the dashboard's root."""

from collections.abc import Callable, Mapping, Sequence
from urllib.parse import urlencode

from corpus.polarity.scale import PolarityScale
from corpus.store.selection import Selection

#: The screen of each section that a finding names; a screen's first section has its name.
SCREENS: Mapping[str, str] = {
    **{name: name for name in ("films", "critics", "time", "reviews", "phrases")},
    **dict.fromkeys(("split", "signature", "praise", "names"), "films"),
    "phrasing": "critics",
    **dict.fromkeys(("phrase", "watchlist"), "phrases"),
    **dict.fromkeys(("before_after", "drift"), "time"),
    **dict.fromkeys(("pair", "quotes"), "reviews"),
    **dict.fromkeys(("match", "mismatches"), "tone"),
}

#: What a view is asked for; a field of the selection that is among them is in place of what is selected.
Parameters = Mapping[str, str | tuple[str, ...]]
#: Returns the address of a section with some parameters.
Locate = Callable[[str, Parameters], str]


def locate_in(corpus: str, selection: Selection, scale: PolarityScale) -> Locate:
    """Return how to find a section that shows a selection.

    Parameters
    ----------
    corpus : str
        The corpus's name in the address: that of its folder.
    selection : Selection
    scale : PolarityScale

    Examples
    --------
    >>> locate_in("sample", Selection(film=("Dusk",)), PolarityScale())("phrase", {"phrase": "a b"})
    '/phrases?tab=phrase&corpus=sample&film=Dusk&phrase=a+b'
    """
    chosen = [("corpus", corpus), *selection.to_query(), *scale.to_query()]

    def locate(section: str, parameters: Parameters) -> str:
        screen = SCREENS[section]
        tab = [] if screen == section else [("tab", section)]
        return f"/{screen}?{urlencode([*tab, *replace_parameters(chosen, parameters)])}"

    return locate


def replace_parameters(chosen: Sequence[tuple[str, str]], parameters: Parameters) -> list[tuple[str, str]]:
    """Return the parameters of a selection with those of a view after them, or in their place.

    Examples
    --------
    >>> replace_parameters([("corpus", "a"), ("film", "Dusk")], {"film": (), "by": "film", "with": ("Dawn", "Dusk")})
    [('corpus', 'a'), ('by', 'film'), ('with', 'Dawn'), ('with', 'Dusk')]
    """
    others = [(name, value) for name, value in chosen if name not in parameters]
    given = ((name, (values,) if isinstance(values, str) else values) for name, values in parameters.items())
    return [*others, *((name, value) for name, values in given for value in values)]

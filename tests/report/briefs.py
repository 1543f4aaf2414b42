"""A brief with a finding of each form, and one whose every text is hostile."""

import numpy as np
import pandas as pd

from corpus.findings.brief import Brief
from corpus.findings.exhibit import Exhibit
from corpus.findings.finding import Finding, tabulate_findings

PERIODS = [f"{year}" for year in range(2001, 2021)]


def ranking(labels, values, *, ranged=False, named=(0,), unit="reviews that use it, of 67", n=None, zero=0.0):
    rows = pd.DataFrame(
        {
            "label": pd.Series(labels, dtype="str"),
            "value": np.asarray(values, dtype=float),
            "low": np.asarray(values, dtype=float) - 1 if ranged else np.nan,
            "high": np.asarray(values, dtype=float) + 1 if ranged else np.nan,
            "n": np.asarray(n or values).astype("int64"),
            "named": [place in named for place in range(len(labels))],
        }
    )
    heads = {"label": "Name", "n": "Reviews"}
    if ranged:
        heads = {"label": "Name", "value": "Points", "low": "From", "high": "To", "n": "Films"}
    return Exhibit("ranking", rows, heads, unit, zero)


def spread(groups, unit="rating, 0 to 10; 8 reviews"):
    rows = pd.DataFrame(
        [(label, float(value), place == 0) for place, label in enumerate(groups) for value in groups[label]],
        columns=["label", "value", "named"],
    ).astype({"label": "str"})
    return Exhibit("spread", rows, {"label": "Film", "value": "Rating"}, unit)


def timeline(labels=PERIODS, unit="reviews a year"):
    values = np.arange(len(labels)) % 7 + 1
    rows = ranking(labels, values, named=(len(labels) - 1,)).rows
    return Exhibit("timeline", rows, {"label": "Year", "n": "Reviews"}, unit)


def passages(label="Dusk, Ada Quill", text="A slow exhale of a film.", unit="ratings of 10"):
    rows = pd.DataFrame({"label": [label], "text": [text], "rating": [1.7]}).astype({"label": "str", "text": "str"})
    return Exhibit("passages", rows, {"label": "Review", "text": "The passage", "rating": "Rating"}, unit)


def brief(*findings, **said):
    """A brief of these findings: (kind, sentence, section, exhibit) each."""
    listed = [
        Finding(
            kind, sentence, section, {}, 21, 1.0, 0.0004 if kind == "harsh" else np.nan, exhibit=shown, method=method
        )
        for kind, sentence, section, shown, method in findings
    ]
    chapters = tabulate_findings(listed).assign(note="", href="")
    if len(chapters):
        chapters["note"] = [said.pop("note", ""), *[""] * (len(chapters) - 1)]
        chapters["href"] = [f"phrases?page={place}" for place in range(len(chapters))]
    whole = {
        "title": "The week in reviews",
        "standfirst": "67 reviews of 12 films were read.",
        "unsure": ("Too few dates to say what changed.",),
        "closing": "Next: the autumn.",
        "citation": (("Corpus", "sample"), ("Selection", "67 reviews of 12 films"), ("Program", "Refrain")),
    }
    return Brief(chapters=chapters, **whole | said)


COUNTED = ranking([f"phrase {place}" for place in range(9)], range(21, 3, -2))
RANGED = ranking(["Ada Quill", "Ben Marsh", "Cleo Voss"], [1.5, 0.25, -2.0], ranged=True, named=(0, 2), n=[8, 9, 8])
SPREAD = spread({"Dusk": [1.5, 2.0, 9.0, 10.0], "1917": [6.0, 6.0, 7.0, 7.0]})
EVERY = brief(
    ("cliché", "21 of 67 reviews use “phrase 0”.", "phrase", COUNTED, "A phrase counts once a review."),
    ("harsh", "Cleo Voss is the harshest on the same films, Ada Quill the kindest.", "critics", RANGED, "Same films."),
    ("split", "“Dusk” split critics.", "split", SPREAD, "Spread beside spread."),
    ("rise", "More reviews each year.", "time", timeline(), "Counted."),
    ("copies", "Two reviews of “Dusk” are 63 % the same.", "phrasing", passages(), "Five words in a row."),
    ("bare", "Nothing shows this one.", "data", None, ""),
    note="Ask Ada\nabout it.",
)
EMPTY = brief(unsure=("Too few reviews to say anything that is sure.",), closing="", citation=())


def hostile(text):
    """The brief of every form in which each text that may come from outside is this one."""
    return brief(
        ("cliché", text, "phrase", ranking([text, f"{text} 2"], [4, 3], unit=text), text),
        ("harsh", text, "critics", ranking([text, f"{text} 2"], [4.5, 3.0], ranged=True, n=[8, 9], unit=text), text),
        ("split", text, "split", spread({text: [1.0, 9.0], f"{text} 2": [5.0, 6.0]}, unit=text), text),
        ("rise", text, "time", timeline([text, f"{text} 2"], unit=text), text),
        ("copies", text, "phrasing", passages(text, text, unit=text), text),
        title=text,
        standfirst=text,
        note=text,
        unsure=(text,),
        closing=text,
        citation=(("Corpus", text), ("Selection", text)),
    )


def all_hostile(texts):
    """The brief in which each of these texts is a name in every form, and the sentence, unit and method of one."""
    packs = [texts[start : start + 5] for start in range(0, len(texts), 5)]
    forms = [
        ("cliché", "phrase", lambda pack, unit: ranking(pack, range(9, 9 - len(pack), -1), unit=unit)),
        ("harsh", "critics", lambda pack, unit: ranking(pack, range(len(pack)), ranged=True, unit=unit)),
        ("split", "split", lambda pack, unit: spread({text: [1.0, 9.0] for text in pack}, unit=unit)),
        ("rise", "time", lambda pack, unit: timeline(pack, unit=unit)),
        ("copies", "phrasing", lambda pack, unit: _quotations(pack, unit)),
    ]
    return brief(
        *(
            (kind, pack[place % len(pack)], section, show(pack, pack[place % len(pack)]), pack[place % len(pack)])
            for pack in packs
            for place, (kind, section, show) in enumerate(forms)
        ),
        unsure=tuple(texts),
    )


def _quotations(pack, unit):
    shown = passages(unit=unit)
    return shown._replace(rows=pd.concat([passages(text, text).rows for text in pack], ignore_index=True))


def framed(text):
    """The brief whose frame is this text: title, standfirst, note, closing, citation; and a finding without a chart."""
    return brief(
        ("bare", text, "data", None, text),
        title=text,
        standfirst=text,
        note=text,
        unsure=(text,),
        closing=text,
        citation=(("Corpus", text), ("Selection", text)),
    )

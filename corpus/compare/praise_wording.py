"""What is praised and blamed, in words: which group stands out in which part, and what one group's reviews say."""

from collections.abc import Mapping

import pandas as pd

from corpus.aspects.terms import OVERALL
from corpus.aspects.values import SAID
from corpus.compare.pair_conclusions import name_group, name_noun
from corpus.compare.praise import Praise, find_clearest
from corpus.statistics.differences import ABOVE_REST, BELOW_REST
from corpus.statistics.groups import ENOUGH
from corpus.wording import listed, number, plural

#: How a group's reviews are brought in, by the column of groups.
_OF: Mapping[str, str] = {"film": "of", "reviewer": "by"}
#: The most letters and words of a finding that names two groups: what fits on two lines in large type.
_LONGEST, _MOST_WORDS = 170, 25
_CLEAR = (ABOVE_REST, BELOW_REST)
#: Of so many parts that too few reviews judge, each is named.
_FEW = 3


def describe_praise(praise: Praise) -> str:
    """Return the finding: which group is praised most clearly for what, and which is blamed, beside the others.

    Plain text: names are in it letter for letter.
    """
    noun = name_noun(praise.by)
    found = [find_clearest(praise, conclusion) for conclusion in _CLEAR]
    clear = [row for row in found if row is not None]
    if clear:
        first, *more = (_describe_clear(row, by=praise.by, first=place == 0) for place, row in enumerate(clear))
        both = f"{first}; {more[0]}." if more else ""
        return both if 0 < len(both) <= _LONGEST and len(both.split()) <= _MOST_WORDS else f"{first}."
    said = describe_group(praise.whole)
    # Of one group alone there is nothing to say beside others.
    if praise.groups < 2:
        return said
    if praise.cells["q"].notna().any():
        return f"No {noun} stands out clearly in any part. {said}"
    return f"Too few reviews to compare {noun}s part by part. {said}" if rank_parts(praise.whole) else said


def _describe_clear(row: pd.Series, *, by: str, first: bool) -> str:
    """Say how a group's reviews of an aspect differ from the others'; the first of two clauses says from which.

    In brackets stand the reviews that do so, of those that judge it: what a figure and its pointer show as well.
    """
    noun, said = name_noun(by), SAID[row["aspect"]]
    verb, more = _compare_words(row["mean"], above=row["rest_difference"] > 0)
    counted = f"({number(row['praising' if verb == 'praise' else 'blaming'])} of {number(row['n'])})"
    more = f"clearly {more}" if first else more
    if by == "film":
        group = name_group(row["group"], by)
        what = f"{group} as a whole" if row["aspect"] == OVERALL else f"{said} of {group}"
        others = f" than other {noun}s’" if first else ""
        return f"{'Reviews' if first else 'they'} {verb} {what} {more}{others} {counted}"
    others = f" than those of other {noun}s" if first else ""
    whose = f"{'Reviews' if first else 'those'} {_bring_in(row['group'], by)}"
    return f"{whose} {verb} {said} {more}{others} {counted}"


def _compare_words(mean: float, *, above: bool) -> tuple[str, str]:
    """Return how a group compares with others, as what is said of it is praise or blame."""
    return ("praise", "more" if above else "less") if mean >= 0 else ("blame", "less" if above else "more")


def _bring_in(group: str, by: str) -> str:
    """Return a group as what follows "reviews" names it: "by Ada Quill", "of “Dusk”", "in 2024"."""
    return f"{_OF.get(by, 'in')} {name_group(group, by)}"


def describe_group(profile: pd.DataFrame, *, group: str = "", by: str = "") -> str:
    """Say how many reviews of a group praise the part that comes off best, and how many blame the one that comes worst.

    Counts, and no claim beyond them: parts differ also in what is usually said of them.

    Parameters
    ----------
    profile : DataFrame
        Of one group, or of all reviews: `aspect`, `n`, `praising`, `blaming`, `mean`.
    group, by : str
        The group and the column of groups; none for all reviews.

    Examples
    --------
    >>> told = pd.DataFrame({"aspect": ["acting", "story"], "n": [9, 7], "mean": [0.4, -0.2]})
    >>> describe_group(told.assign(praising=[8, 2], blaming=[1, 5]), group="Dusk", by="film")
    'Of “Dusk”, 8 of 9 reviews that judge the acting praise it; 5 of 7 blame the story.'
    """
    lead, ranked = _bring_in(group, by) if by else "", rank_parts(profile)
    if not ranked:
        return f"Too few reviews{' ' if lead else ''}{lead} judge any one part: {ENOUGH} are needed."
    best, worst = (profile[profile["aspect"] == part].iloc[0] for part in (ranked[0], ranked[-1]))
    first = f"{_begin(lead)}{_count_verdicts(best, spelled=True)}"
    return f"{first}; {_count_verdicts(worst)}." if len(ranked) > 1 else f"{first}."


def rank_parts(profile: pd.DataFrame) -> list[str]:
    """Return the aspects that enough reviews judge, the best first; the film as a whole only where there is no other.

    Parameters
    ----------
    profile : DataFrame
        `aspect`, `n`, `mean`.
    """
    able = profile[profile["n"] >= ENOUGH]
    parts = able[able["aspect"] != OVERALL]
    return (parts if len(parts) else able).sort_values("mean", ascending=False, kind="stable")["aspect"].tolist()


def describe_part(profile: pd.DataFrame, part: str, *, group: str = "", by: str = "") -> str:
    """Say how many of a group's reviews praise an aspect and how many blame it, and whether other groups differ.

    Parameters
    ----------
    profile, group, by
        As in `describe_group`; with `conclusion`, where there is one.
    part : str
        The aspect.

    Examples
    --------
    >>> told = pd.DataFrame({"aspect": ["acting"], "n": [9], "mean": [0.4], "praising": [8], "blaming": [1]})
    >>> describe_part(told.assign(conclusion="above the others"), "acting", group="Dusk", by="film")
    'Of “Dusk”, 8 of 9 reviews that judge the acting praise it, 1 blames it: clearly above the other films.'
    >>> describe_part(told.assign(praising=9, blaming=0), "acting")
    '9 of 9 reviews that judge the acting praise it, none blames it.'
    """
    lead, row = _bring_in(group, by) if by else "", profile[profile["aspect"] == part]
    if row.empty:
        return f"No review{' ' if lead else ''}{lead} judges {SAID[part]}."
    n, praising, blaming = (int(row[name].iloc[0]) for name in ("n", "praising", "blaming"))
    clear = row["conclusion"].iloc[0] if "conclusion" in row else ""
    if n < ENOUGH:
        beside = ": too few to average"
    else:
        beside = f": clearly {clear.replace('the others', f'the other {name_noun(by)}s')}" if clear in _CLEAR else ""
    judge = f"{plural(n, 'review')} that {_conjugate('judge', n)} {SAID[part]}"
    it = _refer(part)
    praised = (
        f"{number(praising)} of {judge} {_conjugate('praise', praising)}" if praising else f"none of {judge} praises"
    )
    blamed = f"{number(blaming)} {_conjugate('blame', blaming)}" if blaming else "none blames"
    told = f"{_begin(lead)}{praised} {it}, {blamed} {it}{beside}."
    return f"{told[:1].upper()}{told[1:]}"


def _conjugate(verb: str, count: int) -> str:
    return f"{verb}s" if count == 1 else verb


def _refer(aspect: str) -> str:
    return "them" if aspect.endswith("s") else "it"


def _begin(lead: str) -> str:
    return f"{lead[:1].upper()}{lead[1:]}, " if lead else ""


def _count_verdicts(row: pd.Series, *, spelled: bool = False) -> str:
    """Say how many of an aspect's reviews praise it, or blame it where these are more."""
    verb, count = ("praise", row["praising"]) if row["praising"] >= row["blaming"] else ("blame", row["blaming"])
    said = SAID[row["aspect"]]
    if spelled:
        return f"{number(count)} of {plural(int(row['n']), 'review')} that judge {said} {verb} {_refer(row['aspect'])}"
    return f"{'only ' if verb == 'praise' else ''}{number(count)} of {number(row['n'])} {verb} {said}"


def describe_differences(praise: Praise) -> str:
    """Say in which aspects groups differ more than chance would have it, in which they do not, and what is too little.

    Empty where nothing could be compared.
    """
    noun = name_noun(praise.by)
    tested = praise.cells[praise.cells["q"].notna()]
    if tested.empty:
        return ""
    clear = tested[tested["conclusion"].isin(_CLEAR)]
    differ, every = list(dict.fromkeys(clear["aspect"])), list(praise.whole["aspect"])
    averages = plural(len(tested), "average")
    order = [SAID[aspect] for aspect in every if aspect in differ]
    alike = [SAID[aspect] for aspect in every if aspect in set(tested["aspect"]) - set(differ)]
    few = [SAID[aspect] for aspect in every if aspect not in set(tested["aspect"])]
    where = f"what is said of {listed(alike)}" if few else "any part"
    sentences = [f"No clear difference between {noun}s in {where}, among {averages}."]
    if order:
        parts = f"what is said of {listed(order)}" if len(order) < len(every) else "all parts"
        of = f"{number(len(clear))} of {averages} {'is' if len(clear) == 1 else 'are'}"
        sentences = [f"{noun.capitalize()}s differ clearly in {parts}: {of} clearly above or below the others’."]
        sentences += [f"No clear difference for {listed(alike)}."] if alike else []
    if few:
        sentences.append(f"Too few reviews judge {listed(few) if len(few) <= _FEW else 'any other part'} to compare.")
    if praise.compared < praise.groups:
        most = f"the {number(praise.compared)} of which most is said"
        sentences.append(f"Of {plural(praise.groups, noun)}, {most} are compared.")
    return " ".join(sentences)

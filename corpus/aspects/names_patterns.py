"""What the words around a name say of it: “directed by X”, “X plays Y”."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from corpus.aspects.names_people import ACTOR, CHARACTER, DIRECTOR

#: An author, a composer …: what proves that speaks against the roles.
OTHER = "other"
ROLES = (DIRECTOR, ACTOR, CHARACTER, OTHER)
#: What is around a name, as words between spaces ("|" between those that will do, "*" for any), with what it says of X
#: and of Y, the next name. "X+" is every name of a list, "X's" a possessive; a comma and a bracket stand for
#: themselves. Which pattern says how much was seen in reviews from the web, by the others that the same names have:
#: "X's film" is as often of an actor as of a director, and so is none of these.
PROVES: Sequence[tuple[str, str, str]] = (
    ("directed|directs|helmed|direction|filmed by X+", DIRECTOR, ""),
    ("directed and * by X+", DIRECTOR, ""),
    ("director|directors|filmmaker|filmmakers X+", DIRECTOR, ""),
    ("director , X", DIRECTOR, ""),
    ("directorial|directing debut|effort of|from|by X", DIRECTOR, ""),
    ("X directs|directed|helms|helmed", DIRECTOR, ""),
    ("X's direction|directing|directorial", DIRECTOR, ""),
    ("actor|actress|actors|actresses|comedian|comedienne|starlet X+", ACTOR, ""),
    ("starring|starred|stars|costars|costarring|star|featuring|features X+", ACTOR, ""),
    ("played|portrayed|acted|voiced|performed|embodied by X+", ACTOR, ""),
    ("performance|performances|acting|turn|turns|portrayal|portrayals by|from X+", ACTOR, ""),
    ("cast includes|including X+", ACTOR, ""),
    ("opposite X+", ACTOR, ""),
    ("X+ star|costar|portray", ACTOR, ""),
    ("X stars|costars|starred|portrays|portrayed|overacts|acted|acts", ACTOR, ""),
    ("X plays|played the|a|an|his|her|this|another|both|himself|herself", ACTOR, ""),
    ("X , who plays|played|portrays|stars", ACTOR, ""),
    ("X is|was cast|miscast", ACTOR, ""),
    ("X is|was * cast|miscast|as", ACTOR, ""),
    ("X in|has the|a|his|her role|part|lead", ACTOR, ""),
    ("X in|has the|a|his|her * role", ACTOR, ""),
    ("X's performance|performances|acting|portrayal|overacting", ACTOR, ""),
    ("X's * performance|acting|portrayal", ACTOR, ""),
    ("X gives|delivers|turns a|an|another|his|her|in * performance|turn|portrayal", ACTOR, ""),
    ("X gives|delivers|turns a|an|another|his|her|in * * performance|turn|portrayal", ACTOR, ""),
    ("X as Y", ACTOR, ""),
    ("X ( as Y", ACTOR, ""),
    ("X , as Y", ACTOR, ""),
    ("X plays|played|portrays|portrayed|playing|portraying Y", ACTOR, CHARACTER),
    ("X ( played|portrayed|voiced by Y", CHARACTER, ACTOR),
    ("X , played|portrayed|voiced by Y", CHARACTER, ACTOR),
    ("X is|was|being played|portrayed by Y", CHARACTER, ACTOR),
    ("X is|was * played|portrayed by Y", CHARACTER, ACTOR),
    ("playing|portraying|plays|portrays X", CHARACTER, ""),
    ("named|character|characters X+", CHARACTER, ""),
    ("written|novel|book|story|play|screenplay|script|music|score|scored|composed|songs|song|sung by X+", OTHER, ""),
    ("author|writer|novelist|composer|producer|playwright|screenwriter|cinematographer|singer X+", OTHER, ""),
    ("X's novel|book|play|story|score|music|script|screenplay|novels|books|stories|songs|song", OTHER, ""),
)
#: What is right seven to nine times in ten counts half.
SUGGESTS: Sequence[tuple[str, str, str]] = (
    ("X , the|its director", DIRECTOR, ""),
    ("X as the|a|an|his|her", ACTOR, ""),
    ("X was|is excellent|great|terrific|wonderful|superb|good|brilliant|fantastic|perfect|outstanding", ACTOR, ""),
    ("X steals|shines|overacts|excels|hams", ACTOR, ""),
    ("X's role|roles", ACTOR, ""),
    ("X as Y", "", CHARACTER),
    ("X ( as Y", "", CHARACTER),
    ("X , as Y", "", CHARACTER),
    ("role|part|character of X", CHARACTER, ""),
    ("stars|starring|cast|miscast|appears|appearing as X", CHARACTER, ""),
    ("photographed|cinematography|edited|produced|photography|novels|books|stories based|on|by X", OTHER, ""),
)
#: Of a name of one word, as "Jane"; of a full name it would be as often an actor's, by whose name the story is told.
SUGGESTS_OF_ONE_WORD: Sequence[tuple[str, str, str]] = (
    ("X's son|daughter|wife|husband|father|mother|brother|sister|girlfriend|boyfriend|friend|friends", CHARACTER, ""),
    ("son|daughter|wife|husband|father|mother|brother|sister|uncle|cousin|fiance X", CHARACTER, ""),
    ("boss|partner|villain|hero|heroine|detective|buddy|teacher|lover|captain|protagonist X", CHARACTER, ""),
    ("girlfriend|boyfriend|friend X", CHARACTER, ""),
    ("X meets|falls|decides|finds|discovers|kills|marries|tries|wants|returns|learns|escapes", CHARACTER, ""),
    ("X arrives|realizes|leaves|lives|confronts|dies", CHARACTER, ""),
    ("X is killed|murdered|captured|arrested|sent|forced|kidnapped|hired", CHARACTER, ""),
    ("kill|kills|killing|marry|marries|meets|murders|save|loves X", CHARACTER, ""),
    ("love with X", CHARACTER, ""),
)
#: What may be between two words of a pattern, by the gap of the tokens, and the signs that stand for them.
PLAIN, COMMA, BRACKET = 1, 2, 3
GAPS = {" ": PLAIN, "-": PLAIN, "/": PLAIN, ", ": COMMA, " (": BRACKET}
SIGNS = {",": COMMA, "(": BRACKET}


class Step(NamedTuple):
    """A word of a pattern: how far from the name, the words that will do (none: any), and the gap towards the name."""

    at: int
    words: tuple[str, ...]
    gap: int


@cache
def read_pattern(pattern: str) -> tuple[tuple[Step, ...], str]:
    """Return the steps of a pattern, those next to the name first, and how the name is written; Y is a step too.

    Examples
    --------
    >>> read_pattern("X , played by Y")[0][0], read_pattern("directed by X+")[1]
    (Step(at=1, words=('played',), gap=2), 'X+')
    """
    parts = pattern.split()
    here = next(at for at, part in enumerate(parts) if part[0] == "X")
    steps: list[Step] = []
    for side, words in ((-1, parts[:here][::-1]), (1, parts[here + 1 :])):
        gap, at = PLAIN, 0
        for word in words:
            if word in SIGNS:
                gap = SIGNS[word]
                continue
            at += side
            steps.append(Step(at, () if word == "*" else tuple(word.split("|")), gap))
            gap = PLAIN
    return tuple(steps), parts[here]

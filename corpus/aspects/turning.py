"""What turns a judgement round, where TextBlob reads no further than the word before: negations, failures, wishes."""

_TURNERS = """
    no not never none zero nobody nothing nor neither without hardly barely scarcely cannot nowhere
    lack lacks lacked lacking fail fails failed failing
    dont doesnt didnt isnt arent wasnt werent cant couldnt wont wouldnt shouldnt hasnt havent hadnt
"""
_TURNING = frozenset(_TURNERS.split())
#: What might have been is not: "could have been great", "supposed to be scary"; by the first word.
_WISHES = {
    **dict.fromkeys(("could", "would", "should"), (("have", "been"), ("of", "been"))),
    **dict.fromkeys(("could've", "would've", "should've"), (("been",),)),
    **dict.fromkeys(("supposed", "trying", "tries", "tried", "try", "meant", "pretends"), (("to", "be"),)),
    **dict.fromkeys(("attempt", "attempts"), (("at",), ("to",))),
    "far": (("from",),),
    "instead": (("of",),),
    "if": (("only",),),
    "anything": (("but",),),
}
#: So many words behind these, praise is turned, and blame: "not one-dimensional" comes close.
_REACH, _REACH_OF_BLAME = 6, 3
#: What is left of a polarity that is turned, as in TextBlob.
TURNED = -0.5


def turn(before: list[str], polarity: float) -> float:
    """Return a polarity as the words before it in its clause leave it.

    Examples
    --------
    >>> turn("nothing about it is".split(), 0.7), turn("it could have been".split(), 0.7)
    (-0.35, -0.35)
    """
    before = before[-(_REACH if polarity > 0 else _REACH_OF_BLAME) :]
    if not _TURNING.isdisjoint(before):
        return polarity * TURNED
    for begin, word in enumerate(before):
        if word.endswith("n't"):
            return polarity * TURNED
        if word in _WISHES and any(tuple(before[begin + 1 : begin + 1 + len(wish)]) == wish for wish in _WISHES[word]):
            return polarity * TURNED
    return polarity

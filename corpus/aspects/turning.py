"""What turns a judgement round, where TextBlob reads no further than the word before: negations, failures, wishes."""

_TURNERS = """
    no not never none nobody nothing nor neither without hardly barely scarcely cannot nowhere
    lack lacks lacked lacking fail fails failed failing
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


def turn(words: list[str], at: int, polarity: float) -> float:
    """Return the polarity of the word at a place, as the words before it in its clause leave it.

    Examples
    --------
    >>> turn("nothing about it is good".split(), 4, 0.7), turn("it could have been good".split(), 4, 0.7)
    (-0.35, -0.35)
    """
    before = words[max(0, at - (_REACH if polarity > 0 else _REACH_OF_BLAME)) : at]
    if not _TURNING.isdisjoint(before) or any(word.endswith("n't") for word in before):
        return polarity * TURNED
    for begin, word in enumerate(before):
        if any(tuple(before[begin + 1 : begin + 1 + len(wish)]) == wish for wish in _WISHES.get(word, ())):
            return polarity * TURNED
    return polarity

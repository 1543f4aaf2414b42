"""A phrase as it is said: in one of its variants, short enough for a sentence."""

#: Words that only change the tense of the verb behind them; a variant may begin with one: "roll/have rolled".
_TENSES = frozenset({"have", "has", "had", "having", "am", "are", "is", "was", "were", "be", "been", "will"})
#: A phrase of more words is cut where it is quoted, so that its sentence stays short.
LONGEST = 12


def say_phrase(phrase: str, *, variants: bool = True) -> str:
    """Return a phrase as it is quoted in a sentence: its first variant, "…" for a gap, a long one cut.

    Parameters
    ----------
    phrase : str
        As the list has it, with "/" between variants and " *" for a gap.
    variants : bool
        Whether it may have variants. Without, "/" is part of the phrase.

    Examples
    --------
    >>> say_phrase("long after the credits roll/rolled/have rolled"), say_phrase("hauntingly beautiful *")
    ('long after the credits roll', 'hauntingly beautiful …')
    >>> say_phrase("Disney/Pixar", variants=False)
    'Disney/Pixar'
    """
    words = ["…" if word == "*" else word for word in phrase.split(" ")]
    if variants:
        words = take_first_variants(words)
    return " ".join(words) if len(words) <= LONGEST else f"{' '.join(words[:LONGEST])} …"


def take_first_variants(words: list[str]) -> list[str]:
    """Return the words of a listed phrase in the first of its variants.

    Examples
    --------
    >>> take_first_variants(["credits", "roll/have", "rolled"])
    ['credits', 'roll']
    """
    said: list[str] = []
    skipped = False
    for word, behind in zip(words, [*words[1:], ""], strict=True):
        if skipped:
            skipped = False
            continue
        first, *others = word.split("/")
        said.append(first)
        if others:
            # The last variant goes on: "roll/have rolled", and "I/I have" or "I've/I have" where "I've" was printed.
            opens = others[-1] in _TENSES and not _TENSES.intersection([first, *others[:-1]])
            again = others[-1] == first or first.startswith((f"{others[-1]}'", f"{others[-1]}’"))
            skipped = "/" not in behind and (opens or (again and behind in _TENSES))
    return said

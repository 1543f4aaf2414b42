"""The names in a text, capitalised or in quotation marks, with what is said around them."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

#: A review names its film among its first names: so many are looked at.
_MOST = 60

#: Words that titles write in small letters.
_PRINTED_SMALL = (
    "a an and as at by de del der di du el en for from in is it its la le les of on or the to un une vs with y"
)
SMALL_WORDS = frozenset(_PRINTED_SMALL.split())
#: Words that are no title though they are capitalised.
_COMMON_WORDS = """
a acting action after again all also although an and another any as at because before being both but by cast
cinematography could did direction director do does dvd each especially even ever every everyone everything far few film
finally first for from good granted great had has have he her here hollywood his how however i if imdb in indeed instead
is it it's its just last let's like many maybe more most movie mr mrs music my never next no none not nothing now of oh
ok okay on one only or other our overall perhaps performances please plot plus probably set she since so some someone
something sometimes spoiler spoilers still story such sure thanks that that's the their then there there's these they
this those though through throughout to too tv unfortunately until very warning was watch watching we well were what
what's when where which while who why will with without would yes yet you your
"""
_COMMON = frozenset(_COMMON_WORDS.split())

_LEADING = re.compile(
    r"(?:Also|Although|And|As|But|For|If|In|Like|So|Though|Unlike|When|While|With|Watch|Watching"
    r"|(?:In [a-z]{1,20}|Overall|[A-Z][a-z]{1,20}ly),) (?=[A-Z0-9])"
)
_WORD = r"(?:[A-Z0-9À-ÞŠŽ][\w'’.&-]{0,30}[\w!?]|[A-Z0-9À-ÞŠŽ])"
_LINKS = r"(?:(?:and|at|by|de|del|der|di|du|for|from|in|la|le|of|on|or|the|to|vs|with|a|an|&) ){0,3}"
_NAME = re.compile(rf"(?<![\w'’]){_WORD}(?:(?:,|:| -| –)? {_LINKS}{_WORD}){{0,8}}")
_QUOTE = re.compile(
    r"[\"“«„]([^\"“”«»„\n]{1,70})[\"”»“]"
    r"|(?<![\w*_])[*_]{1,2}(\w[^*_\n]{0,70})[*_]{1,2}(?![\w*_])"
    r"|(?<!\w)['‘`]([^'‘’`\"\n]{1,60})['’](?!\w)"
)
_CLOSING = r"[\"”'’»*_]{0,2}(?:,? \([^()\n]{1,40}\))?"
_IS_A = re.compile(rf"{_CLOSING}(?:,[^,.\n]{{1,80}},)? (?:is|was|isn['’]t) (?:an?|the|one)\b")
_VERB = re.compile(rf"{_CLOSING} (?:is|was|has|follows|tells|stars|takes|starts|opens|features)\b")
_FILM_AFTER = re.compile(r"[\"”'’»*_]{0,2} (?:movie|film|series|show|dvd)\b", re.IGNORECASE)
_FILM_BEFORE = re.compile(
    r"\b(?:film|movie|called|titled|entitled|saw|seen|watch|watched|watching|rented|seeing|review of)[:,]? ?$",
    re.IGNORECASE,
)
_PERSON_BEFORE = re.compile(
    r"\b(?:by|starring|director|actor|actress|as|star|character|named|and|mr\.?|dr\.?|with|like) ?$", re.IGNORECASE
)


@dataclass
class Name:
    """A capitalised or quoted name, and what the text shows of it.

    Attributes
    ----------
    name : str
        As it is first spelled.
    first : int
        The position of its first mention, in characters.
    quoted : bool
        Whether any mention is in quotation marks.
    signs : Counter
        How many of its "mentions" are before "is a" (`is a`) or another telling "verb", beside the word "film", or
        after a word that introduces a "person".
    """

    name: str
    first: int
    quoted: bool = False
    signs: Counter[str] = field(default_factory=Counter)


def find_names(text: str) -> list[Name]:
    """Return the names in a text, those in quotation marks first; 60 at most.

    Examples
    --------
    >>> [(name.name, name.signs["mentions"]) for name in find_names("Dusk is a film. I saw “Dusk” with Ann.")]
    [('Dusk', 2), ('Ann', 1)]
    """
    names: dict[str, Name] = {}
    for spelling, start, end, quoted in _find_mentions(text):
        key = spelling.casefold()
        if key not in names:
            if len(names) == _MOST:
                continue
            names[key] = Name(spelling, start)
        name = names[key]
        before, after = text[max(0, start - 25) : start].rstrip("\"“'‘«*_ "), text[end : end + 130]
        name.first = min(name.first, start)
        name.quoted |= quoted
        is_a = bool(_IS_A.match(after))
        name.signs["mentions"] += 1
        name.signs["is a"] += is_a
        name.signs["verb"] += is_a or bool(_VERB.match(after))
        name.signs["film"] += bool(_FILM_BEFORE.search(before) or _FILM_AFTER.match(after))
        name.signs["person"] += bool(_PERSON_BEFORE.search(before))
    return list(names.values())


def _find_mentions(text: str) -> Iterator[tuple[str, int, int, bool]]:
    """Yield each mention of a name: the name, its start and end, and whether it is in quotation marks."""
    quotes = []
    for match in _QUOTE.finditer(text):
        group = match.lastindex or 1
        name = re.sub(r" \([12][0-9]{3}\)$", "", match[group].strip()).rstrip(",.;:")
        if _is_title_like(name):
            quotes.append(match.span())
            yield name, match.start(group), match.end(group), True
    spans = iter([*quotes, (len(text), len(text) + 1)])
    quote_start, quote_end = next(spans)
    for match in _NAME.finditer(text):
        start, end = match.span()
        while start >= quote_end:
            quote_start, quote_end = next(spans)
        if end > quote_start:
            continue
        lead = _LEADING.match(match[0]) if _opens_sentence(text, start) else None
        start += lead.end() if lead else 0
        name = re.sub(r"['’]s?$", "", text[start:end].rstrip(".,:"))
        if name and name.casefold().removeprefix("the ") not in _COMMON:
            yield name, start, start + len(name), False


def _opens_sentence(text: str, at: int) -> bool:
    return text[max(0, at - 3) : at].rstrip(" \"“'‘(*_")[-1:] in ("", ".", "!", "?", "\n", "…")


def _is_title_like(name: str) -> bool:
    words = name.split()
    if not words or len(words) > 9 or not (words[0][0].isupper() or words[0][0].isdigit()):
        return False
    return all(not word[0].isalpha() or word[0].isupper() or word.casefold() in SMALL_WORDS for word in words)

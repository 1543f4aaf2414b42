"""The names in a text, capitalised or in quotation marks, with what is said around them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

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
_CONTRACTION = re.compile(
    r"(?:I|You|He|She|It|We|They|That|There|What|Who|Here|Let|How|Where)['’]\w{1,3}|\w+n['’]t", re.IGNORECASE
)
_DATED, _GENITIVE = re.compile(r" \([12][0-9]{3}\)$"), re.compile(r"['’]s?$")
_ARTICLE = re.compile(r"(?:the|an?) (?=\w)")
#: Numerals at a title's end, one letter long ones left out: "Malcolm X" is no tenth part.
_NUMERAL = re.compile(r"\b(?:ii|iii|iv|vi|vii|viii)$")
_DIGITS = {"ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8"}

_AFTER = re.compile(
    r"[\"”'’»*_]{0,2}(?:,? \([^()\n]{1,40}\))?(?:,[^,.\n]{1,80},)? "
    r"(?:(?P<is_a>(?:is|was|isn['’]t) (?:an?|the|one)\b)"
    r"|(?P<verb>(?:is|was|has|follows|tells|stars|takes|starts|opens|features)\b)"
    r"|(?P<film>(?i:movie|film|series|show|dvd)\b))"
)
_YEAR = re.compile(r"[\"”'’»*_]{0,2},? \([^()\n]{0,20}[12][0-9]{3}\)")
_BEFORE = re.compile(
    r"\b(?:(?P<film>film|movie|called|titled|entitled|saw|seen|watch|watched|watching|rented|seeing|review of)[:,]?"
    r"|(?P<person>by|starring|director|actor|actress|as|star|character|named|and|mr\.?|dr\.?|with|like)) ?$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Name:
    """A capitalised or quoted name, and what the text shows of it.

    Attributes
    ----------
    name : str
        As it is first spelled.
    first : int
        The position of its first mention, in characters.
    mentions, quoted, is_a, verb, film, person, possessive, bracketed, dated : int
        How often it is mentioned; of these, in quotation marks, before "is a", before this or another verb that films
        have, beside the word "film", after a word that introduces a person, before an apostrophe and s, after a
        bracket, before a year in brackets.
    """

    name: str
    first: int
    mentions: int = 0
    quoted: int = 0
    is_a: int = 0
    verb: int = 0
    film: int = 0
    person: int = 0
    possessive: int = 0
    bracketed: int = 0
    dated: int = 0


@lru_cache(maxsize=100_000)
def fold_title(name: str) -> str:
    """Return what all spellings of a title have in common: no article, capitals, punctuation; numerals as digits.

    Examples
    --------
    >>> fold_title("The Salt Road"), fold_title("SALT ROAD"), fold_title("Pepper & Brine II"), fold_title("!!!")
    ('saltroad', 'saltroad', 'pepperandbrine2', '!!!')
    """
    plain = _ARTICLE.sub("", name.casefold().replace("&", "and"), count=1) if " " in name else name.casefold()
    plain = _NUMERAL.sub(lambda numeral: _DIGITS[numeral[0]], plain)
    return re.sub(r"\W", "", plain) or plain


def find_names(text: str) -> dict[str, Name]:
    """Return the names in a text by `fold_title`, those in quotation marks first; 60 at most.

    Examples
    --------
    >>> names = find_names("Dusk is a film. I saw “Dusk” with Ann.")
    >>> {folded: (name.mentions, name.quoted) for folded, name in names.items()}
    {'dusk': (2, 1), 'ann': (1, 0)}
    """
    names: dict[str, Name] = {}
    for spelling, start, end, quoted in _find_mentions(text):
        folded = fold_title(spelling)
        name = names.get(folded)
        if name is None:
            if len(names) == _MOST:
                continue
            name = names[folded] = Name(spelling, start)
        name.first = min(name.first, start)
        name.mentions += 1
        name.quoted += quoted
        _add_context(name, text, start, end, quoted)
    return names


def _add_context(name: Name, text: str, start: int, end: int, quoted: bool) -> None:
    """Count what stands around one mention of a name."""
    before, after = text[max(0, start - 25) : start].rstrip("\"“'‘«*_ "), text[end : end + 130]
    following = _AFTER.match(after)
    sign = following.lastgroup if following else ""
    preceding = _BEFORE.search(before)
    introduced = preceding.lastgroup if preceding else ""
    name.is_a += sign == "is_a"
    name.verb += sign in ("is_a", "verb")
    name.film += sign == "film" or introduced == "film"
    name.person += introduced == "person"
    # After a name in single quotation marks, the apostrophe is the one that closes them.
    name.possessive += not quoted and after[:1] in ("'", "’")
    name.bracketed += before.endswith("(")
    name.dated += "(" in after[:5] and bool(_YEAR.match(after))


def _find_mentions(text: str) -> Iterator[tuple[str, int, int, bool]]:
    """Yield each mention of a name: the name, its start and end, and whether it is in quotation marks."""
    quotes = []
    for match in _QUOTE.finditer(text):
        group = match.lastindex or 1
        name = _DATED.sub("", match[group].strip()).rstrip(",.;:")
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
        name = _GENITIVE.sub("", text[start:end].rstrip(".,:"))
        if name and name.casefold().removeprefix("the ") not in _COMMON and not _CONTRACTION.fullmatch(name):
            yield name, start, start + len(name), False


def _opens_sentence(text: str, at: int) -> bool:
    return text[max(0, at - 3) : at].rstrip(" \"“'‘(*_")[-1:] in ("", ".", "!", "?", "\n", "…")


def _is_title_like(name: str) -> bool:
    words = name.split()
    if not words or len(words) > 9 or not (words[0][0].isupper() or words[0][0].isdigit()):
        return False
    return all(not word[0].isalpha() or word[0].isupper() or word.casefold() in SMALL_WORDS for word in words)

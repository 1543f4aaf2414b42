"""Which sentences stand by themselves, as a line that is quoted does."""

import re

from corpus.aspects.spoilers import gives_away
from corpus.text.function_words import FUNCTION_WORDS

#: Words of a line that is quoted.
SHORTEST, LONGEST = 8, 30

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+")
_WHOLE = re.compile(r"[A-Z“\"].*[.!?]", re.DOTALL)
#: Questions, quotation, brackets, dots that leave something out, addresses, marks and spoilers by their name.
_UNQUOTABLE = re.compile(
    r"[?“”\"()\[\]{}<>*_|#@/\\\n;]|\.\.|…|--|https?:|www\.|(?i:\b(?:spoilers?|imdb)\b)|[A-Z]{3,}.*[A-Z]{3,}"
)
#: What these point to stands in another sentence, if they come first.
_OPENERS = """
    this that these those it its it's it'd it'll he she he's she's they're they him her his their theirs them such
    here there there's and but or nor so yet also too then thus hence therefore however still besides plus otherwise
    instead another other others both neither either one ones some none because which who whom whose though although
    if not only even again likewise similarly nevertheless nonetheless meanwhile anyway anyhow that's here's well
    yes no oh ok okay maybe finally secondly second third fourth fifth first firstly lastly next same what's
    furthermore moreover surely
"""
_DANGLING_FIRST = frozenset(_OPENERS.split())
#: … or anywhere, where no name or noun that they could mean stands before them.
_DANGLING = frozenset(("he", "he's", "she", "she's", "him", "his", "her", "hers", "they", "they're", "them", "their"))
_ROLES = """
    actor actors actress actresses cast director directors writer writers star stars performers performance performances
    character characters hero heroine lead leads critics viewers audience audiences fans people man men woman women
    filmmaker filmmakers players anyone everyone
"""
_PEOPLE = frozenset(_ROLES.split())
_THE_FILM = re.compile(r"(?i)\A(?:this|these|that) (?:film|movie|picture|one)s?\b")


def explain_unfit(sentence: str) -> str:
    """Say why a sentence is no line to quote; "" where nothing speaks against it.

    Parameters
    ----------
    sentence : str
        As it is printed.

    Returns
    -------
    str
        "length", "form" (not whole, with quotation, brackets or the like, or with a word twice), "dangling" (it
        points to another sentence) or "plot" (it may give the plot away).

    Examples
    --------
    >>> explain_unfit("The score is a marvel, and the camera lingers where lesser films would cut away.")
    ''
    >>> explain_unfit("He is, in every one of these scenes, simply a marvel to behold.")
    'dangling'
    >>> explain_unfit("In the end the quiet neighbour turns out to be the killer.")
    'plot'
    """
    words = [word.lower().replace("’", "'") for word in _WORD.findall(sentence)]
    if not SHORTEST <= len(words) <= LONGEST:
        return "length"
    telling = [word for word in words if word not in FUNCTION_WORDS]
    if not _WHOLE.fullmatch(sentence.strip()) or _UNQUOTABLE.search(sentence) or len({*telling}) < len(telling):
        return "form"
    if _dangles(sentence, words):
        return "dangling"
    return "plot" if gives_away(sentence) else ""


def _dangles(sentence: str, words: list[str]) -> bool:
    if words[0] in _DANGLING_FIRST and not _THE_FILM.match(sentence):
        return True
    places = [at for at, word in enumerate(words) if word in _DANGLING]
    if not places:
        return False
    before = _WORD.findall(sentence)[: places[0]]
    # A name has a capital inside the sentence, or opens it before another.
    named = any(word[0].isupper() and len(word) > 1 for word in before[1:])
    return not named and _PEOPLE.isdisjoint(words[: places[0]])

"""How a line that judges is worded: vividly or barely, of the film or of who writes, with care or without."""

import math
import re
from collections.abc import Mapping, Sequence

from corpus.aspects.terms import load_shipped_terms
from corpus.polarity.textblob import load_textblob_lexicon
from corpus.text.alternatives import compile_any
from corpus.text.function_words import FILM_WORDS, FUNCTION_WORDS, MEASURES
from corpus.text.parts_of_speech import find_parts_of_speech

#: A word in this share of reviews says nothing of its own; one in this share, or fewer, is as specific as can be.
_COMMON, _RARE = 0.1, 0.004
#: In small archives any word is in a large share of reviews: as if there were so many more, without it.
_MORE_REVIEWS = 200
#: In archives of so many reviews, a word that no dictionary has and that fewer than one in so many use is misspelt;
#: what each such word leaves of a line.
_ENOUGH, _ODD, _MISSPELT = 2_000, 2_000, 0.6
#: So many specific words make a line half as vivid as can be; what it counts at least, however bare.
_HALF, _BARE = 2.0, 0.35
#: A word that scores more than this judges, and pictures nothing.
_JUDGING = 0.35
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")

#: What raises a line: a comparison that is a picture, one thing against another, and the film by name.
_RAISING: Sequence[tuple[re.Pattern[str], float]] = (
    (
        compile_any(
            r"""like (?:an?|watching|being) | as (?:if|though) | feels? (?:like|as) | as \w+ as an? | the kind of
            | the \w+ equivalent of | part \w+,? part | more \w+ than an? | somewhere between
            | a (?:mix|cross|blend) (?:of|between)""",
            capitals=False,
        ),
        1.15,
    ),
    (
        compile_any(
            r"""rather than | instead of | without | never | neither | nothing | nowhere | not (?:only|just|so much)
            | until
            | too \w+ to | so \w+ that | less""",
            capitals=False,
        ),
        1.1,
    ),
    (
        compile_any(
            r"(?:the|this|an?) (?:\w+[- ]){0,2}(?:film|movie|picture|comedy|thriller|drama|horror|western)",
            capitals=False,
        ),
        1.1,
    ),
)
#: What lowers it, each as often as it is there: who writes, and what they did …
_WRITER = compile_any(r"I | i | I['’]\w+ | [Mm]e | [Mm]y | [Mm]yself | [Ww]e | [Uu]s | [Oo]ur")
_READER = compile_any(r"you | your | you['’]\w+", capitals=False)
_OCCASION = compile_any(
    r"""watching it | watch it | see it | rent(?:ed|al)? | dvds? | vhs | tv | cable | theat(?:er|re)s? | tickets?
    | tonight
    | today | yesterday | ago | bought | money | comments? | reviews? | reviewers? | rating | recommend(?:ed)?
    | stars""",
    capitals=False,
)
#: … one in a role, or several by name …
_ROLE = compile_any(r"(?:as|plays?|played|playing|portray(?:s|ed|ing)?) (?:an?|the|his|her|[A-Z]\w*)")
_NAME = re.compile(r"(?<=[\w,;:] )(?!I\b)[A-Z][\w'’-]*")
#: … what takes the point off, or is said of any film …
_FILLER = compile_any(
    r"""really | very | just | so | pretty | quite | simply | totally | absolutely | basically | actually | definitely
    | truly | extremely | completely | overall | lots? | kind of | sort of | a bit | things? | stuff | nice | good
    | bad
    | great""",
    capitals=False,
)
_SET = compile_any(
    r"""one of the | ever (?:seen|made|been|watched) | of all time | must[- ]see | seen | in (?:my|his|her) opinion
    | i (?:think|thought|guess|found) | waste of | make sense | job | well done""",
    capitals=False,
)
_HEDGE = compile_any(
    r"""but | though | although | however | except | mostly | somewhat | probably | may | might | seems? | apparently
    | yet""",
    capitals=False,
)
#: … another film, scene or sentence …
_OTHER = compile_any(
    r"""original | sequels? | remake | prequel | first (?:one|film|movie) | previous | earlier | (?:the|this) books?
    | novel | versions? | episodes? | series | season""",
    capitals=False,
)
_POINTER = compile_any(
    r"""(?:this|that|these|those) (?!(?:film|movie|picture|one|is|was|would|could|will|has|can|the|it|he|she|they|you|we
        |there|an?)\b)\w+""",
    capitals=False,
)
_REST = compile_any(
    r"another | others? | both | either | such | likewise | the (?:two|three|rest|former|latter|same) | here | there",
    capitals=False,
)
_GOING_ON = re.compile(
    r"\A"
    + compile_any(
        r"""As (?:others?|stated|mentioned|I|for|you|a result|always|usual) | Add | Now | Then | How | All | Other
        | Beyond
        | In (?:short|addition|fact|conclusion|contrast|the meantime|other) | On (?:the other|top) | Not | Speaking
        | Having
        | For (?:example|instance) | To (?:make|be|sum) | Unlike | Like | Except | Aside | Apart | Because | Since
        | When
        | If | Where | Anyone | Perhaps | Don['’]t | You | Our | My | Look | Watch | See | Check | Please | Imagine
        | Say
        | Get | Go | Sure | Still | Even | Just | Worst of | Best of"""
    ).pattern
)
#: … and hands that hurry.
_MARKS = re.compile(r"[!?.]{2,}|,[^\W\d_]|\s[,.!?]|&|\b\w+[- ]-")
_GRAMMAR = compile_any(
    r"""dont | didnt | cant | isnt | wasnt | doesnt | im | ive | alot | thats | its a | more (?:better|worse)
    | do(?:es)?n['’]t \w+[^s\W]s | did ?n['’]t \w+ed | off course | it['’]s own | (?:could|would|should) of
    | worth while
    | you['’]re (?:average|own) | anyways? | gonna | wanna | kinda | btw""",
    capitals=False,
)
_LOWERING: Sequence[tuple[re.Pattern[str], float]] = (
    (_WRITER, 0.7), (_READER, 0.93), (_OCCASION, 0.8), (_ROLE, 0.7), (_NAME, 0.88), (_FILLER, 0.93), (_SET, 0.82),
    (_HEDGE, 0.85), (_OTHER, 0.85), (_POINTER, 0.8), (_REST, 0.9), (_GOING_ON, 0.75), (re.compile("[!\\d]"), 0.85),
    (_MARKS, 0.6), (_GRAMMAR, 0.6), (re.compile(r"[,:–—].*[,:–—].*[,:–—].*[,:–—]"), 0.8),
)  # fmt: skip
#: So often at most is each of them counted.
_OFTEN = 3
#: What would be, should have been, or was spoilt: no praise, whatever the words.
_UNREAL = compile_any(
    r"""(?:could|should|would|might|must) (?:have|be|make|also) | could['’]ve | would['’]ve | if | unless
    | supposed to
    | (?:tr(?:y|ies|ied|ying)|wants?|wanted|hop(?:e|es|ed|ing)|expect(?:s|ed|ing)?|attempts?) (?:to|for|at|that)
    | wish | fails? | failed | lacks? | only (?:good|saving|redeeming) | worth (?:of|a) | hardly | barely | nobody
    | people (?:who|say) | thrown away | wast(?:es|ed) | ruin\w* | spoil\w* | stumbles? | insult\w*""",
    capitals=False,
)


class Wording:
    """Weighs lines by their wording, by how many reviews of an archive use each word.

    Parameters
    ----------
    reviews : int
        How many reviews there are.
    users : mapping of str to int
        How many of them use a word, in small letters; a word without one is used by one at most.
    """

    def __init__(self, reviews: int, users: Mapping[str, int]) -> None:
        self._reviews, self._users = reviews, users
        self._terms, self._lexicon = load_shipped_terms().single, load_textblob_lexicon().words

    def weigh(self, line: str) -> float:
        """Return how much a line counts by its wording, from 0 to about 1.3.

        Examples
        --------
        >>> wording = Wording(1000, {"story": 400, "poor": 90, "just": 500, "script": 300, "drowning": 4, "ledger": 2})
        >>> bare, vivid = "The story is just poor.", "The script is a ledger, drowning in its own sums."
        >>> wording.weigh(bare) < wording.weigh(vivid)
        True
        """
        spelled = _WORD.findall(line)
        names = {word.lower() for word in spelled[1:] if word[0].isupper()}
        words = {word.lower().replace("’", "'") for word in spelled} - names
        specific = sum(self._find_rarity(word) for word in sorted(words) if not self._is_bare(word))
        weight = _BARE + (1 - _BARE) * specific / (specific + _HALF)
        for pattern, factor in _RAISING:
            weight *= factor if pattern.search(line) else 1.0
        for pattern, factor in _LOWERING:
            weight *= factor ** min(len(pattern.findall(line)), _OFTEN)
        return weight * _MISSPELT ** self._count_odd(words)

    def _is_bare(self, word: str) -> bool:
        """Return whether a word is grammar, names a part of a film, or judges."""
        if word in FUNCTION_WORDS or word in FILM_WORDS or word in MEASURES or word in self._terms:
            return True
        entry = self._lexicon.get(word)
        return entry is not None and abs(entry.polarity) >= _JUDGING

    def _find_rarity(self, word: str) -> float:
        """Return how specific a word is, 0 to 1."""
        share = self._users.get(word, 1) / (self._reviews + _MORE_REVIEWS)
        return min(max(math.log(_COMMON / share) / math.log(_COMMON / _RARE), 0.0), 1.0)

    def _count_odd(self, words: set[str]) -> int:
        """Count the words that are misspelt, as far as an archive and a dictionary can tell."""
        if self._reviews < _ENOUGH:
            return 0
        seldom = [word.split("'")[0] for word in words if self._users.get(word, 1) * _ODD < self._reviews]
        return int((~find_parts_of_speech(seldom).known).sum())


def is_unreal(line: str) -> bool:
    """Return whether a line may speak of what could be or should be, rather than of what is.

    Examples
    --------
    >>> is_unreal("With another script it could have been a wonderful film.")
    True
    """
    return bool(_UNREAL.search(line))

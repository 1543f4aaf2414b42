"""How a word is used where it stands: as a verb, as a noun, or as a participle.

"love" and "loved" are forms of one verb in "I love" and "I loved", and not in "one love" and "one loved". What part of
speech a word mostly is, it need not be here: the words beside it say more (the contextual rules of Brill 1992, "A
simple rule-based part of speech tagger"). Where these words stand is after Quirk, Greenbaum, Leech and Svartvik 1985,
"A Comprehensive Grammar of the English Language": nouns behind determiners and prepositions (5.2, 9.1), bases behind
modal verbs and "to" (3.21), passive participles behind "be" and "get" (3.63-66), progressives behind "be" (4.25) and
adjectives in -ing behind "very" (7.15), no base of a verb behind a singular that is its subject, and no form in -s
behind a plural (10.34), particles behind verbs in each voice (16.2-4).
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from corpus.text.function_words import (
    ADVERBS,
    AUXILIARIES,
    BE,
    COUNTING,
    DETERMINERS,
    HAVE,
    OBJECTS,
    PARTICLES,
    PREPOSITIONS,
    PRONOMINAL,
    SUBJECTS,
)
from corpus.text.irregular import UNCHANGING
from corpus.text.laid_aside import GrowingColumns
from corpus.text.neighbours import Known, Neighbours
from corpus.text.parts_of_speech import read_tags
from corpus.text.tokens import FILM, FILMS, Tokens, iterate_parts
from corpus.text.verb_forms import VerbForm, find_verb_forms

#: Uses. A verb that acts is what a word is unless something speaks for another use; "is rolling" acts as "rolls" does.
VERB, NOUN, PASSIVE, DESCRIBING, BARE = range(5)
#: How many uses there are.
USES = 5

_CONTRACTED = frozenset(word for word in BE if "'" in word)
_MODALS = (AUXILIARIES - HAVE - BE) | {"to"}
_UNCHANGING = frozenset(UNCHANGING.split())
#: Function words before nouns, and before participles that describe nouns.
_OPENERS = (DETERMINERS - PRONOMINAL) | (PREPOSITIONS - {"to"}) | COUNTING
#: What agrees with a singular, noun or verb, and with a plural (Quirk et al. 10.34): "this change" and "this changes".
_SINGULAR = frozenset({"this", "each", "either", "another", "one"})
_PLURAL = frozenset({"these", "those", "both", "many", "several", "few"})
_BEFORE_SINGULARS = (_OPENERS | _SINGULAR) - _PLURAL
_BEFORE_PLURALS = _OPENERS | _PLURAL | {"some", "any", "her"}
#: Adverbs before verbs; "just", "only" and the like are before nouns as well (Quirk et al. 8.116).
_TIMES = frozenset({"never", "ever", "always", "often", "still", "already", "really"})
#: Parts of speech of words before nouns.
_ADJECTIVES = frozenset({"JJ", "JJR", "JJS"})
_BEFORE_NOUNS = _ADJECTIVES | {"CD"}
#: Adverbs of degree: before adjectives, and not before verbs.
_DEGREES = frozenset({"very", "too", "so", "more", "most", "less", "least", "rather", "quite"})
#: What is noted of a place: the word acts, it has its other use, a form of "be" is before it.
_ACTING, _OTHER, _BEHIND_BE = (np.uint8(1 << bit) for bit in range(3))
#: Where words are verbs that act, and where their other use.
Marks = tuple[NDArray[np.bool_], NDArray[np.bool_]]


def find_uses(tokens: Tokens, forms: NDArray[np.integer] | None = None) -> NDArray[np.int8]:
    """Find how each word of a text is used: as one of the uses above.

    A word is `VERB`, `NOUN`, `PASSIVE` ("is timed"), `DESCRIBING` ("the losing"), or `BARE`: a participle or a gerund
    in -ing without "be" before it ("for losing", "the team losing"). Only forms of verbs are told apart
    (`verb_forms.VerbForm`); each other word is a `VERB`, which is no use at all.

    Where the words beside a word leave its use open, it is the one that the word mostly has where they do not; else, by
    the lexicon of parts of speech. After "have" each participle acts, which says nothing of other places.

    Parameters
    ----------
    tokens : Tokens
        The text.
    forms : array of int, optional
        What `find_verb_forms` gives of its vocabulary, where that is known already.

    Misuse: rules for words beside words, right in most places and not in each. Count many places of one phrase.

    Examples
    --------
    >>> from corpus.text.tokens import tokenise
    >>> find_uses(tokenise(["The time was timed, and they time it, timed by the first time."])).tolist()
    [0, 1, 0, 2, 0, 0, 0, 0, 2, 0, 0, 0, 1]
    """
    forms = find_verb_forms(tokens.vocabulary) if forms is None else forms
    known, lexicon = Known(tokens.vocabulary), read_tags()
    tags = np.array([lexicon.get(word, "") for word in tokens.vocabulary], object)
    readings: list[tuple[VerbForm, Callable[[Neighbours], Marks], int, NDArray[np.bool_]]] = [
        (VerbForm.BASE, _read_bases, NOUN, np.isin(tags, ["NN", ""])),
        (VerbForm.IN_S, _read_in_s, NOUN, np.isin(tags, ["NNS", ""])),
        (VerbForm.PAST, _read_pasts, PASSIVE, tags != "VBD"),
        (VerbForm.PARTICIPLE, _read_participles, PASSIVE, np.ones(len(tags), bool)),
        (VerbForm.IN_ING, _read_in_ing, DESCRIBING, np.zeros(len(tags), bool)),
    ]
    # What the words beside a verbal word say of it is noted, a bit each, until all places of the word are read.
    noted, balance = GrowingColumns(np.uint8), np.zeros(len(tags))
    for part in iterate_parts(tokens):
        form = forms[part.word]
        verbal = np.flatnonzero(form)
        beside, form, notes = Neighbours.of(part, verbal, known), form[verbal], np.zeros(len(verbal), np.uint8)
        for wanted, read, _, _ in readings:
            rows = np.flatnonzero(form == wanted)
            places = beside.select(rows)
            acting, other = read(places)
            telling = ~places.among(HAVE, places.governor)
            balance += np.bincount(places.word, telling * (other * 1.0 - (acting & ~other)), minlength=len(tags))
            notes[rows] = acting * _ACTING | other * _OTHER | places.among(BE, places.governor) * _BEHIND_BE
        noted.extend(notes)
    (notes,), use, done = noted.take_arrays(), GrowingColumns(np.int8), 0
    # Each form of a verb has its own other use, and way to decide what the words beside it leave open.
    other_use, usual = np.zeros(max(VerbForm) + 1, np.int8), np.zeros(len(tags), bool)
    for wanted, _, of_other, by_lexicon in readings:
        other_use[wanted] = of_other
        usual |= by_lexicon & (forms == wanted)
    mostly = np.where(balance == 0, usual, balance > 0)
    for part in iterate_parts(tokens):
        form = forms[part.word]
        verbal = np.flatnonzero(form)
        form, note = form[verbal], notes[done : done + len(verbal)]
        done += len(verbal)
        acting, other, behind_be = (note & bit > 0 for bit in (_ACTING, _OTHER, _BEHIND_BE))
        used = np.where(other | (~acting & mostly[part.word[verbal]]), other_use[form], VERB).astype(np.int8)
        used[(form == VerbForm.IN_ING) & ~other & ~behind_be] = BARE
        of_part = np.zeros(len(part.word), np.int8)
        of_part[verbal] = used
        use.extend(of_part)
    return use.take_arrays()[0]


def _read_bases(places: Neighbours) -> Marks:
    """Read forms that are the base of a verb and may be a noun: "they use", "the use"."""
    helped = places.among(HAVE | BE, places.governor)
    # "was hit" and "had put" are verbs.
    unchanging = helped & places.among(_UNCHANGING, places.word)
    governing = _mark_governing(places)
    # "camera shake": of a camera, it would be said that it "shakes".
    noun = (
        _mark_described(places, _BEFORE_SINGULARS)
        | (helped & ~unchanging)
        | (places.tagged({"NN"}, places.before) & ~governing)
    )
    acting = places.among(_MODALS | SUBJECTS | OBJECTS | _PLURAL, places.governor)
    acting |= places.tagged({"NNS"}, places.governor)
    return acting | unchanging | governing, noun


def _read_in_s(places: Neighbours) -> Marks:
    """Read forms in -s, third persons or plurals: "he uses", "many uses"."""
    noun = _mark_described(places, _BEFORE_PLURALS) | places.known.possessives[places.word]
    noun |= places.among(HAVE | BE | _MODALS, places.governor)
    return places.among(SUBJECTS | _SINGULAR | {"that", "which"}, places.governor) | _mark_governing(places), noun


def _read_pasts(places: Neighbours) -> Marks:
    """Read forms that are past tenses and past participles: "they used", "was used"."""
    acting, other = _read_participles(places)
    # "used to" is no past tense of "use" (Quirk et al. 3.44).
    other |= places.among({"used"}, places.word) & places.among({"to"}, places.behind)
    return acting | _mark_object(places), other


def _read_participles(places: Neighbours) -> Marks:
    """Read past participles: "they have taken", "was taken"."""
    describing = _mark_described(places, _OPENERS) | places.hyphen_before
    acting = places.among(HAVE | SUBJECTS, places.governor)
    acting |= places.among(PARTICLES, places.behind) & ~describing & ~places.among(_CONTRACTED, places.governor)
    passive = places.among(BE, places.governor) | places.among({"by"}, places.behind)
    return acting, describing | ((passive | places.among({"not"}, places.before)) & ~acting)


def _read_in_ing(places: Neighbours) -> Marks:
    """Read present participles: "they were losing", "the losing"; "was intimidating", with no object, is left open."""
    describing = places.among(DETERMINERS - PRONOMINAL, places.governor) | places.tagged(_ADJECTIVES, places.governor)
    describing |= places.hyphen_before | places.hyphen_behind | places.among(_DEGREES, places.before)
    # "going to" is no present tense of "go" (Quirk et al. 3.47).
    describing |= places.among({"going"}, places.word) & places.among({"to"}, places.behind)
    return _mark_object(places) | places.among(PARTICLES | PREPOSITIONS, places.behind), describing


def _mark_described(places: Neighbours, openers: frozenset[str]) -> NDArray[np.bool_]:
    """Mark words behind what stands before nouns, or with a hyphen behind them: "rip-off"."""
    opened = places.among(openers, places.governor) | places.tagged(_BEFORE_NOUNS, places.governor)
    return opened | places.hyphen_behind | places.known.possessives[places.governor]


def _mark_governing(places: Neighbours) -> NDArray[np.bool_]:
    """Mark words with an adverb before them, or with an object, an adverb or a particle behind them, as verbs have."""
    manner = places.known.manner
    followed = (manner | places.known.mark_among(ADVERBS - COUNTING))[places.behind]
    led = manner[places.before] | places.among(_TIMES, places.before)
    return followed | led | _mark_object(places) | places.among(PARTICLES, places.behind)


def _mark_object(places: Neighbours) -> NDArray[np.bool_]:
    """Mark words with an object behind them."""
    return places.among(DETERMINERS | OBJECTS | {FILM, FILMS}, places.behind)

"""Which forms of its words a phrase keeps: "between friends" is not "between friend", and "film's" no form of "film".

A genitive is a determiner, and no form of the noun (Quirk, Greenbaum, Leech and Svartvik 1985, "A Comprehensive Grammar
of the English Language", 5.121-4), but of a name either may be meant: "Ed Wood's film" is an "Ed Wood film".
"""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from corpus.phrases.annotated_text import AnnotatedText
from corpus.phrases.inflections import Cores
from corpus.text.function_words import FUNCTION_WORDS
from corpus.text.parts_of_speech import read_tags
from corpus.text.stems import mark_plurals
from corpus.text.tokens import FILMS, Tokens
from corpus.text.uses import NOUN, USES
from corpus.text.verb_forms import VerbForm

#: Forms that a word of a core keeps; one that may be inflected is `FREE`.
FREE, PLURAL, GENITIVE = range(3)
_FORMS = 3
_NOUNS = frozenset({"NN", "NNS"})


def keep_forms(tokens: Tokens, text: AnnotatedText, cores: Cores) -> Cores:
    """Return cores with the forms that their words keep.

    The only content word of a phrase keeps its number if it is a noun: what stands around it asks for one. Of two words
    both keep the genitive, and the first has it in "collectors item" too: nouns before nouns are in the singular
    (Quirk et al. 17.108-9), so that a plural in -s is nearly always a genitive without its apostrophe.

    Parameters
    ----------
    tokens, text
        The corpus.
    cores : Cores
        Those of all phrases, with the use of their words.
    """
    chosen = np.flatnonzero((cores.content > 0) & (cores.content <= 2))
    alone = cores.content[chosen] == 1
    holds, at = text.content_places, text.content_before[cores.start[chosen]]
    one, two = holds[at], holds[at + ~alone]
    adjacent = ~alone & (two == one + 1)
    # What is looked up of a word is the same wherever it stands.
    one, two = text.word[one], text.word[two]
    form = text.forms
    # Words that are no forms of verbs have no use (`uses.find_uses`).
    one_noun = (form[one] == VerbForm.NONE) | (cores.use[chosen] // USES == NOUN)
    two_noun = np.where(form[two] == VerbForm.NONE, _mark_nouns(tokens, text)[two], cores.use[chosen] % USES == NOUN)
    plurals = mark_plurals(tokens.vocabulary)
    genitive, plural_in_s = _mark_genitives(tokens, text), plurals & _mark_in_s(tokens)
    # "cuts corners" has no noun before a noun, whatever "cuts" mostly is.
    lacks_apostrophe = plural_in_s[one] & (form[one] == VerbForm.NONE) & adjacent & two_noun & ~text.names[one]
    plural = alone & one_noun & (plurals | (form == VerbForm.IN_S))[one]
    of_one = np.where(genitive[one] | lacks_apostrophe, GENITIVE, np.where(plural, PLURAL, FREE))
    # "Jude Law's": "law" is no name by itself.
    of_name = adjacent & text.names[one] & text.names[two]
    kept = np.zeros(len(cores.form), np.int64)
    kept[chosen] = of_one * _FORMS + np.where(~alone & genitive[two] & ~of_name, GENITIVE, FREE)
    return replace(cores, form=kept)


def _mark_nouns(tokens: Tokens, text: AnnotatedText) -> NDArray[np.bool_]:
    """Mark words that are nouns or names, as far as the lexicon of parts of speech has them."""
    tags = read_tags()
    return np.array([tags.get(word) in _NOUNS for word in tokens.vocabulary], bool) | text.names


def _mark_in_s(tokens: Tokens) -> NDArray[np.bool_]:
    """Mark words in -s, as regular plurals are: not "women", and no possessives."""
    return np.array([word.endswith("s") and not word.endswith("'s") for word in tokens.vocabulary], bool)


def _mark_genitives(tokens: Tokens, text: AnnotatedText) -> NDArray[np.bool_]:
    """Mark the possessives of nouns, and of names that are none without it: "film's", "Best's" beside "best"."""
    number = {word: at for at, word in enumerate(tokens.vocabulary)}
    # A base that occurs nowhere is no name.
    named = text.names & (text.frequency > 0)
    base = np.array([number.get(word.removesuffix("'s"), at) for word, at in number.items()], np.int64)
    possessive = [word.endswith("'s") and word not in FUNCTION_WORDS and word != FILMS for word in number]
    return np.array(possessive, bool) & ~(named & named[base])

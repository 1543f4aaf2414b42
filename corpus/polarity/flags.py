"""Words that a lexicon had better not judge, although ratings go with them: names, and words for people.

The ratings of a film with women in it say something of that film. A polarity for “women” would be taken as praise or
blame of women in every review. Such terms are shown, and are accepted only by someone who means it.
"""

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from corpus.polarity.textblob import load_textblob_lexicon
from corpus.text.parts_of_speech import read_tags

#: What a flag says of a term.
NAME, PERSON = "name", "person"

# A word with a capital in so large a part of its places inside sentences may be a name; above a half it is one.
_OFTEN_CAPITAL = 0.4

# Nouns for people by sex, age, kinship, origin, belief and love, and for people as such: the lexicographers' heads
# under "person" in WordNet (Fellbaum 1998) that are not roles, trades, judgements or characters.
_PEOPLE = """
    person persons people folk folks human humans man men woman women male males female females guy guys gal gals
    boy boys girl girls lad lads lady ladies gentleman gentlemen dude dudes chick chicks bloke blokes
    kid kids child children baby babies infant infants toddler toddlers teen teens teenager teenagers teenage
    adolescent adolescents youth youths adult adults elder elders elderly grownup grownups
    mother mothers mom moms mommy mum mums mama father fathers dad dads daddy papa parent parents
    son sons daughter daughters brother brothers sister sisters sibling siblings twin twins cousin cousins
    uncle uncles aunt aunts nephew nephews niece nieces grandfather grandmother grandpa grandma grandparents
    grandson granddaughter grandchildren stepmother stepfather
    husband husbands wife wives spouse spouses widow widows widower bride groom girlfriend girlfriends boyfriend
    boyfriends
    gay gays lesbian lesbians bisexual transgender transvestite homosexual homosexuals heterosexual
    black blacks white whites asian asians african europeans immigrant immigrants foreigner foreigners native natives
    jew jews jewish muslim muslims christian christians catholic catholics protestant hindu buddhist atheist atheists
"""

_PEOPLE_WORDS = frozenset(_PEOPLE.split())


def flag_terms(terms: Sequence[str], capitals: dict[str, float]) -> NDArray[np.object_]:
    """Return of each term whether it is a "name", speaks of a "person", or neither, "".

    Parameters
    ----------
    terms : sequence of str
        Words and phrases, in the spelling of lexicons.
    capitals : dict of str to float
        The share of each word's occurrences inside sentences that has a capital.

    Examples
    --------
    >>> flag_terms(["strong women", "spielberg", "dull"], {}).tolist()
    ['person', 'name', '']
    """
    split = [term.replace("-", " ").split() for term in terms]
    flags = [
        PERSON
        if not _PEOPLE_WORDS.isdisjoint(words)
        else NAME
        if any(_is_name(word) or capitals.get(word, 0.0) > _OFTEN_CAPITAL for word in words)
        else ""
        for words in split
    ]
    return np.array(flags, dtype=object)


@cache
def _is_name(word: str) -> bool:
    """Return whether TextBlob's tagger knows a word as a name alone, and its sentiment lexicon does not judge it."""
    known = load_textblob_lexicon().words.get(word)
    tags = read_tags()
    return (known is None or known.polarity == 0) and word not in tags and tags.get(word.capitalize()) == "NNP"

"""Sentences that may give a plot away: who dies or weds, who somebody turns out to be, how it all ends."""

from corpus.text.alternatives import compile_any

#: What befalls people: words in small letters, as a title has capitals.
_BEFALLS = compile_any(r"""
    die[sd] | dying | killed | kills (?:the|his|her|him|them|off|everyone|himself|herself|[A-Z]) | suicide | fatal
    | killing (?:his|her|him|off) | murdered | murders (?:the|his|her|a) | murdering | drown(?:s|ed|ing)
    | stab(?:s|bed)
    | shoots (?:the|his|her|him) | shot dead | explodes | executed | poisoned | decapitated | wiped out
    | (?:meets?|meeting) (?:an?|his|her|their) (?:\w+ )?(?:death|end|fate|demise)
    | kidnapped | arrested | betray(?:s|ed) (?:the|his|her|by|him|them) | confess(?:es|ed) | escapes | rescue[sd]
    | saves (?:the|his|her|their) | surviv(?:es|ed) | sacrific(?:es|ed|ing) | marr(?:y|ies|ied) | weds
    | falls? in love
    | pregnant | reunite[sd]? | divorced? | leaves (?:him|her|his|town) | into the arms
    | gets? (?:away|caught|killed|the girl)
    | (?:finds? out|discovers?|learns|reali[sz]es) (?:that|of|about|he|she|they|his|her)
""")
#: Of whom it is told: a name in the middle of the sentence will do.
_SOMEBODY = compile_any(r"""
    he | she | him | they | who | hero | heroine | villain | killer | kids? | girl | boy | child(?:ren)? | son
    | daughter
    | wife | husband | woman | mother | father | brother | sister | lovers? | friends? | teens? | everyone | everybody
    | someone | humanity | (?<=[\w,'’] )(?!I\b)[A-Z][a-z]\w*
""")
#: Somebody or something that is not what it seemed.
_UNMASKED = compile_any(r"""
    turn(?:s|ed)? out (?:that|to be (?:[A-Z]\w*|(?:\w+ ){0,3}(?:killer|murderer|villain|father|mother|brother|sister|son
        |daughter|wife|ghost|alien|vampire|robot|dream|spy|cop|traitor|culprit|dead|alive)))
    | who (?:the|his|her) [\w ]{3,40} turns? out | true identity | (?:dead|ghosts?),? all along
    | (?:is|are|was|were) revealed (?:to|as|that) | reveals? (?:that|himself|herself|his true|her true)
    | (?:claims|pretends|pretending) to be
    | (?<!who )the (?:real )?(?:culprit|murderer|killer) (?:is|was) (?:the|his|her|[A-Z]\w*)
""")
#: An ending, and what comes in it.
_END = r"""(?<!to )(?:end(?:s|ed|ing)?|finale|climax|climaxes|conclu\w+
    |(?:last|final|closing) (?:scene|shot|reel|act|minutes|moments))"""
_ENDING = compile_any(rf"""
    {_END} (?:scene |sequence )?(?:where|when|with|in which|wherein|involving|sees|shows)
    | {_END}\b.{{1,60}}\b(?:offers? hope|dies|lives|wins|loses|kiss|marri\w+)
    | (?:[Hh]appy|[Tt]ragic|[Ss]ad|[Uu]nhappy|[Bb]leak|[Bb]ittersweet|[Dd]ownbeat) end(?:ing)?
    | In the (?:end|last \w+|final \w+)(?!.{{0,50}}\b(?:I|its?|it['’]s|film|movie|picture|script|acting|boring|dull)\b)
    | (?:eventually|at last|in the end|ultimately) (?:\w+ ){{0,2}}(?:driven|turns?|becom\w+|leads?|finds?|discovers?
        |learns?|reali[sz]es|kill\w*|dies|marr\w+|falls? in|wins?|loses?|meets?|gives?)
""")


def gives_away(sentence: str) -> bool:
    """Return whether a sentence may tell how a plot goes on.

    Misuse: a plot can be given away in any words, and who dies in real life is taken for who dies in the film.

    Examples
    --------
    >>> gives_away("In the end the quiet neighbour turns out to be the killer.")
    True
    >>> gives_away("The ending is a marvel, and nobody in the house dared to breathe.")
    False
    """
    if _UNMASKED.search(sentence) or _ENDING.search(sentence):
        return True
    return bool(_BEFALLS.search(sentence) and _SOMEBODY.search(sentence))

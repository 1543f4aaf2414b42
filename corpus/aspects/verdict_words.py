"""Words that say how good a film is, not what is in it: "clumsy" judges, "brutal" and "innocent" may only describe."""

import re

_GOOD = """
    good great best better excellent beautiful beautifully wonderful wonderfully entertaining perfect perfectly
    enjoy enjoyed enjoyable enjoying decent amazing amazingly brilliant brilliantly hilarious hilariously believable
    realistic powerful powerfully fantastic greatest unique memorable memorably superb superbly exciting talented
    clever cleverly convincing convincingly successful successfully effective effectively intelligent intelligently
    amusing honest impressive incredible incredibly touching awesome lovely smart fresh charming gorgeous
    outstanding fascinating likable likeable stunning stunningly compelling creative intriguing genuine intense
    superior witty joy remarkable remarkably engaging refreshing refreshingly humorous sympathetic magnificent
    magnificently spectacular satisfying artistic delightful delightfully stylish worthwhile extraordinary
    extraordinarily magical appealing succeeds striking strikingly gripping sophisticated marvelous marvellous
    marvelously fabulous imaginative exceptional exceptionally credible accomplished flawless flawlessly inspiring
    inspired ambitious riveting breathtaking unforgettable thoughtful poetic captivating coherent inventive ideal
    smooth elegant elegantly plausible splendid innovative gifted stellar masterful masterfully adorable astonishing
    phenomenal sincere priceless engrossing crisp rewarding energetic ingenious exquisite exquisitely absorbing
    delicious sensational vibrant mesmerizing dazzling potent richly rich impeccable exhilarating deft deftly candid
    lush lavish sublime poignant nuanced subtle taut haunting evocative luminous masterpiece gem delight treat
    triumph marvel fun funny classic thrilling suspenseful atmospheric moving heartfelt fine finest favorite
    favourite love loved authentic superlative tender hypnotic sharp sparkling sparkles shines hysterical spot-on
    strong stands solid charm wit grace
"""
_BAD = """
    bad badly worst worse boring bored bore awful awfully stupid stupidly terrible terribly horrible horribly
    ridiculous ridiculously disappointed disappointing disappointment disappoints silly crap annoying predictable
    predictably dull average forced weak poor poorly lame mess messy missing cheesy wasted waste fails fail failed
    failure pointless dumb pathetic fake unbelievable painful painfully laughable laughably mediocre mediocrity
    confusing confused thin unnecessary unnecessarily sucks contrived shallow dreadful dreadfully tedious absurd
    unrealistic awkward awkwardly bland irritating lousy gratuitous forgettable pretentious stereotypical disgusting
    amateur amateurish flawed atrocious idiotic mindless stupidity uninspired repetitive insulting stiff incompetent
    needless childish lazy useless worthless unpleasant meaningless clumsy clumsily stinker unoriginal sloppy
    simplistic incoherent appalling vague frustrating uneven mundane juvenile ruins stinks stale preachy tame
    artificial tiresome questionable banal excessive shoddy disastrous disaster choppy tasteless feeble redundant
    plodding inexplicable unappealing vapid farcical leaden haphazard exploitative unfocused annoyingly infuriating
    meager distasteful sophomoric lifeless wooden inept inane insipid trite hackneyed clunky cringe embarrassing
    ludicrous preposterous murky overlong bloated derivative cliched clichéd clichés cliches formulaic unfunny
    humorless uninteresting unconvincing unimaginative drags slow sluggish cheap cheaply ugly horrendous horrid
    abysmal drivel dreck rubbish garbage trash junk insufferable grating excruciating moronic asinine senseless
    nonsensical illogical implausible muddled stilted hammy miscast overacted cardboard caricature caricatures corny
    saccharine syrupy dated misguided unwatchable soulless hollow empty flat limp tepid
"""
GOOD, BAD = frozenset(_GOOD.split()), frozenset(_BAD.split())
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
#: "Poor Theodora" is to be pitied, and well made.
_PITY = re.compile(r"\b[Pp]oor (?=[A-Z])")
_TURNING = re.compile(
    r"(?i)\b(?:not|never|no|nothing|none|nor|without|neither|hardly|barely|lacks?|lacking|less|little|few|cannot|isn|"
    r"rather than|instead of|far from|anything but|\w+n['’]t)\b"
)


_BETTER = re.compile(
    r"(?i)(?<!\bno )(?<!\bnot )(?<!\bnever )(?<!\bhardly )\b(?:better|smarter|funnier|cleverer|wittier|sharper|"
    r"stronger|fresher|warmer) than (?:your |the |an? |most )?(?:average|usual|typical|standard)\b"
)


def judges(words: str) -> bool:
    """Return whether words judge, rather than only describe.

    Examples
    --------
    >>> judges("a brutal film of revenge"), judges("a clumsy film of revenge")
    (False, True)
    """
    return not (GOOD | BAD).isdisjoint(_split(words))


def judges_both_ways(line: str) -> bool:
    """Return whether some words of a line praise and some blame, and nothing turns either.

    Examples
    --------
    >>> judges_both_ways("The songs are an awful lot of fun."), judges_both_ways("The songs are never dull, but fun.")
    (True, False)
    """
    words = _split(line)
    return not (GOOD.isdisjoint(words) or BAD.isdisjoint(words) or _TURNING.search(line))


def beats_the_usual(line: str) -> bool:
    """Return whether a line calls something better than the usual, which is praise, whatever it says of the usual.

    Examples
    --------
    >>> beats_the_usual("It is smarter than your average cartoon."), beats_the_usual("It is no better than usual.")
    (True, False)
    """
    return bool(_BETTER.search(line))


def _split(line: str) -> set[str]:
    return {word.lower() for word in _WORD.findall(_PITY.sub("", line))}

"""English function words: they hold a sentence together and say nothing about a film by themselves."""


def _split_words(words: str) -> frozenset[str]:
    return frozenset(words.split())


DETERMINERS = _split_words("""
    a an the this that these those some any each every either neither no such both all another other
    my your his her its our their whose which what whatever whichever
""")

PRONOUNS = _split_words("""
    i me myself mine we us ourselves ours you yourself yourselves yours he him himself she herself hers it itself
    they them themselves theirs one ones who whom whoever someone somebody something anyone anybody anything everyone
    everybody everything nobody nothing none there here
""")

PREPOSITIONS = _split_words("""
    of in on at by for with from to into onto upon about above across after against along among amongst around as
    before behind below beneath beside besides between beyond during except inside like near off out outside over past
    per since than through throughout till toward towards under until up via within without
""")

CONJUNCTIONS = _split_words(
    "and or nor but yet so if because although though while whereas unless when whenever where wherever why how"
)

AUXILIARIES = _split_words("""
    am is are was were be been being do does did doing done have has had having can could will would shall should
    may might must ought let get gets got getting
    isn't aren't wasn't weren't don't doesn't didn't haven't hasn't hadn't can't cannot couldn't won't wouldn't shan't
    shouldn't mightn't mustn't needn't ain't dont doesnt didnt isnt wasnt cant couldnt wont wouldnt
    i'm i've i'd i'll you're you've you'd you'll he's he'd he'll she's she'd she'll it's it'd it'll we're we've we'd
    we'll they're they've they'd they'll that's that'd that'll there's there'd there'll here's what's who's who'd who'll
    where's how's let's im ive
""")

ADVERBS = _split_words("""
    not just only even also too very much more most less least rather quite really so still already ever never
    again always often once then now ago else instead perhaps maybe however thus therefore indeed well many few several
    own same
""")

#: Pieces of words that were split ("the film 's score", "do n't"), and of web addresses.
PIECES = _split_words("s t d m ll re ve n't http https www com")

#: All function words. A phrase of these alone says nothing that an editor could change.
FUNCTION_WORDS = DETERMINERS | PRONOUNS | PREPOSITIONS | CONJUNCTIONS | AUXILIARIES | ADVERBS | PIECES

#: Words for the film itself. Like its title, they say nothing about it.
FILM_WORDS = _split_words("film films movie movies flick flicks")

#: Words that count and measure. As numbers do, they say nothing of a film: "an hour and a half", "a little bit",
#: "the rest of the cast".
MEASURES = _split_words("""
    half second seconds minute minutes hour hours week weeks month months year years decade decades
    little bit bits lot lots deal couple plenty number numbers amount bunch enough
    first third next last rest remainder majority
""")

#: Words that may end a phrase although they are no content words: particles of verbs ("stands out"), and words that
#: leave nothing open ("speaks to me", "once again").
CLOSERS = _split_words("""
    out up off over around through along me him us them myself yourself himself herself itself ourselves themselves
    mine yours hers ours theirs someone anyone everyone something anything everything nothing nobody none there here
    again well too enough ago instead else once now then together apart away ever never yet
""")

#: Function words that cannot begin a phrase: each depends on a word before it.
HANGERS = PIECES | _split_words("of and or nor but than that which who whom whose")

#: Forms of "have", alone and contracted.
HAVE = _split_words("have has had having haven't hasn't hadn't i've you've we've they've ive could've would've")
#: Forms of "be" and "get", alone and contracted: passive participles follow these.
BE = _split_words("""
    am is are was were be been being isn't aren't wasn't weren't isnt wasnt ain't i'm im you're we're they're he's she's
    it's that's there's here's who's what's get gets got getting
""")
#: Pronouns that are subjects, and those that are objects.
SUBJECTS = _split_words("i you we they he she it who")
OBJECTS = _split_words("me him us them it you myself himself herself itself themselves yourself ourselves")
#: Determiners that are pronouns as often: "that looks", "all enjoyed", "her laugh".
PRONOMINAL = _split_words("that which this these those all both some any each either another what her such")
#: Adverbs that stand before nouns: "many uses".
COUNTING = _split_words("much more most less least few several many own same")
#: What makes one verb with the verb before it, in each voice: "wash away", "is washed away".
PARTICLES = _split_words("up down out off away back aside apart together forward along around over into")

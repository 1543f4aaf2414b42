"""Irregular forms of English verbs and nouns: facts of the language, as every grammar lists them.

After the irregular verbs and plurals of Quirk, Greenbaum, Leech and Svartvik 1985, "A Comprehensive Grammar of the
English Language" (3.11-20, 5.83-89), as far as the forms are in use. A form that is also the base of another word
("found", "ground", "wound", "bore", "saw" as tools or acts) is here if it is mostly the inflected one in prose.
"""

#: The base, and its past tenses and participles.
VERBS = """
    arise arose arisen; awake awoke awoken; be am is are was were been; beat beaten; become became; begin began
    begun; bend bent; bind bound; bite bit bitten; bleed bled; blow blew blown; break broke broken; breed bred;
    bring brought; build built; buy bought; catch caught; choose chose chosen; cling clung; come came; creep crept;
    deal dealt; dig dug; do does did done doing; draw drew drawn; dream dreamt; drink drank drunk; drive drove
    driven; eat ate eaten; fall fell fallen; feed fed; feel felt; fight fought; find found; flee fled; fling flung;
    fly flew flown; forbid forbade forbidden; foresee foresaw foreseen; forget forgot forgotten; forgive forgave
    forgiven; freeze froze frozen; get gets got gotten getting; give gave given; go goes went gone; grow grew grown;
    hang hung; have has had having; hear heard; hide hid; hold held; keep kept; kneel knelt; know knew known; lay
    laid; lead led; lean leant; leap leapt; learn learnt; leave left; lend lent; light lit; lose lost; make made;
    mean meant; meet met; mislead misled; mistake mistook; misunderstand misunderstood; outdo outdid outdone;
    overcome overcame; overdo overdid overdone; overhear overheard; oversee oversaw overseen; overtake overtook
    overtaken; pay paid; prove proven; rebuild rebuilt; redo redid redone; remake remade; repay repaid; retell
    retold; rewrite rewrote; ride rode ridden; ring rang rung; rise rose risen; run ran; say said; see saw seen;
    seek sought; sell sold; send sent; shake shook shaken; shine shone; shoot shot; show shown; shrink shrank
    shrunk; sing sang sung; sink sank sunk; sit sat; slay slew slain; sleep slept; slide slid; sling slung; smell
    smelt; speak spoke spoken; speed sped; spend spent; spin spun; spit spat; spoil spoilt; spring sprang sprung;
    steal stole stolen; stick stuck; sting stung; stink stank stunk; strike struck stricken; string strung; strive
    strove; swear swore; sweep swept; swim swam swum; swing swung; take took taken; teach taught; tear tore torn;
    tell told; think thought; throw threw thrown; understand understood; undergo underwent undergone; undo undid;
    undertake undertook; uphold upheld; wake woke woken; wear wore worn; weave wove woven; weep wept; win won;
    withdraw withdrew withdrawn; withhold withheld; withstand withstood; wring wrung; write wrote written; stand
    stood
"""

#: The singular, and its plural.
NOUNS = """
    child children; foot feet; goose geese; louse lice; man men; mouse mice; ox oxen; tooth teeth; woman women;
    wife wives; knife knives; wolf wolves; thief thieves; shelf shelves; elf elves; self selves;
    crisis crises; analysis analyses; hypothesis hypotheses; phenomenon phenomena; criterion criteria
"""

#: Verbs that are their own past tense and participle.
UNCHANGING = """
    bet bid broadcast burst cast cost cut forecast hit hurt knit miscast put quit rid set shed shut slit split spread
    thrust typecast upset
"""


def _list_forms(lines: str) -> dict[str, str]:
    return {form: base for base, *forms in map(str.split, lines.split(";")) for form in forms}


#: The base of each irregular form.
BASES = {**_list_forms(NOUNS), **_list_forms(VERBS)}
#: The past tenses and participles among them.
PASTS = frozenset(_list_forms(VERBS)) - frozenset(
    ("am", "is", "are", "does", "doing", "goes", "gets", "getting", "has", "having")
)
_THREE = [forms for forms in map(str.split, VERBS.split(";")) if len(forms) == 3 and forms[0] not in {"get", "strike"}]
#: The past tenses among these that are no participles: "took", but not "told". "run" and "come" are participles of
#: their own; "struck" is one beside "stricken".
PRETERITES = frozenset(forms[1] for forms in _THREE) | {"ran", "came", "became", "overcame"}
#: The participles among these that are no past tenses: "taken".
PARTICIPLES = frozenset(forms[2] for forms in _THREE)

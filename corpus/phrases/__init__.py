"""Recurring phrases: mined, counted, put into families; who uses them, when, and where in a review.

``mining``              runs of words that recur across reviews up to inflection, word by word
``suffixes``            recurring runs that are too long to be found word by word
``folding``             leaves out runs that only occur inside longer ones
``wordings``            the wordings of such a run: "tug at the heartstrings", "tugs at the heartstrings"
``listing``             which phrases a corpus or a selection has: mined, counted
``content``             what a phrase says: how many of its words carry content, and whether it is a turn of phrase
``marks``               what the words of each phrase of a corpus say of it, worked out once
``ranking``             the order of phrases and families: the biggest clichés first, trivial phrases last
``counting``            occurrences, reviews, films, critics and dates of phrases, of a selection too
``recounting``          what a selection uses of the first view, counted without sorting
``measures``            how evenly a phrase is spread, and how firmly its words belong together: dispersion, association
``spelling``            a phrase's id, and its commonest spelling
``filters``             names, titles and stop words, which a reader may hide

``families``            the tables of families: how often each occurs, and what fills it (grouped by `grouping`)
``grouping``            decides which phrases are one family: by inflection, or by template
``inflections``         variants of one phrase: "credits roll", "credits rolled"
``written_forms``       how the forms of one phrase are written as one: "credits roll/have rolled"
``core_uses``           parts those whose words are nouns in one and verbs in another: "one love", "one loved"
``kept_forms``          parts those with another number, or a genitive: "at times", "at time"
``templates``           which frames are templates, and the listed phrases that fill them
``annotated_text``      the words of a corpus with the properties that decide about frames and families
``frames``              words that recur around a gap, whatever fills it: what templates are chosen from
``base_frames``         frames of three words with the gap inside
``inner_gaps``          longer ones, which grow from these
``open_ends``           frames with the gap at the end
``variety``             how much what fills a frame varies
``attraction``          how firmly the parts of a frame belong together, and what fills it to the frame
``patterns``            how templates and their fillers are written
``unlisted_cores``      cores of phrases that are in more reviews than any listed phrase with them
``describing``          the name of each family, and how many phrases it has
``family_occurrences``  where families occur, and what fills their gaps
``asides``              why a list of families hides some until the reader asks for them
``boilerplate``         what opens or closes reviews: signatures, and notices of the house
``redundancy``          families that mostly occur inside others

``occurrences``         from the occurrences of listed phrases to their words in the corpus
``neighbour_pairs``     how often some pairs of numbers stand side by side in a long row of them
``places``              from a run of words, listed or not, to every place of it in the corpus
``ownership``           house clichés and tics, and who used a phrase first
``arranging``           the list as a reader asks for it: which phrases, in which order
``phrase_list``         adds to the listed phrases what a reader is shown: who uses each most, and which are hidden
``spoken``              a phrase as it is quoted in a sentence
``sharing``             which films, critics or outlets use which phrases, and the mean polarity of a phrase's sentences
``shared_phrases``      which two critics, films or reviews share the most phrases, and which phrases these are
``usage``               the parts of `phrase_use`: reviews with a phrase against those without, dates, owner, in words
``phrase_use``          all that a screen shows of one phrase: who uses it, where in a review, when, with what polarity
``calendar_use``        words or a phrase over the calendar
``position``            where in a review a phrase occurs
``terms``               words and phrases of each review or sentence, as a matrix
"""

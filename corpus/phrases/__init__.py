"""Recurring phrases: found, counted, put into families; who uses them, when, and where in a review.

``mining``              runs of words that recur across reviews, word by word
``suffixes``            the same for runs that are too long for that
``folding``             leaves out runs that only occur inside longer ones
``listing``             the list of phrases: mined, counted, ranked
``counting``            occurrences, reviews, films, critics and dates of phrases, of a selection too
``measures``            dispersion and association
``spelling``            a phrase's id, and its commonest spelling
``filters``             names, titles and stop words, which a reader may hide

``families``            phrases that a reader takes for one, gathered and counted
``grouping``            which phrases are one family
``inflections``         variants of one phrase: "credits roll", "credits rolled"
``templates``           phrases with a gap, and the phrases that fill it
``frames``              words that recur around a gap
``inner_gaps``          frames with the gap inside
``open_ends``           frames with the gap at the end
``unlisted_cores``      variants that are too rare to be listed by themselves
``describing``          what a family is called, and how firmly its words belong together
``family_occurrences``  where families occur, and what fills their gaps
``asides``              why a family is kept out of the first view
``redundancy``          families that mostly occur inside others

``occurrences``         looks up the tokens of occurrences
``places``              looks up runs of words in a corpus
``ownership``           house clichés and tics, and who used a phrase first
``phrase_list``         the list of phrases: their owners, and which are hidden
``sharing``             counts of a phrase by film, critic or month
``shared_phrases``      which critics, films or reviews share the most phrases
``usage``               a phrase's users and dates, and the polarity and ratings beside it
``phrase_use``          one phrase: who uses it, where in a review, when, with what polarity
``calendar_use``        words or a phrase over the calendar
``position``            where in a review a phrase occurs
``terms``               words and phrases of each review or sentence, as a matrix
"""

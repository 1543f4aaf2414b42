"""Recurring phrases: mined, folded, measured, gathered in families, and whose they are.

``mining``          every run of words that recurs
``suffixes``        the runs too long to be found word by word
``folding``         what is left once longer ones are listed
``places``          where some runs of words stand
``listing``         recurring phrases: mining, folding, ranking
``counting``        counts of what recurs, within a selection too
``measures``        dispersion and association
``spelling``        how a phrase is written out
``families``        phrases that are one phrase: grouped, described, counted
``grouping``        which phrases are one family
``describing``      what a family is called
``family_occurrences``  where families occur, and what fills their gaps
``asides``          why a family is kept out of the first view
``inflections``     those that are one up to inflection
``templates``       those that fill the gap of one template
``frames``          words that recur around a gap
``inner_gaps``      frames with the gap inside
``open_ends``       frames with an open end
``unlisted_cores``  what stands in more reviews than the phrases around it
``redundancy``      those that stand where others say more
``occurrences``     where the listed phrases stand
``ownership``       whose a phrase is
``sharing``         which films or critics share a phrase
``usage``           who uses a phrase, when, and in how warm a company
``position``        where in a review a phrase falls
``filters``         phrases that a reader sets aside
``shared_phrases``  which critics, films or reviews share the most
``terms``           which words and phrases each review uses, or each sentence
"""

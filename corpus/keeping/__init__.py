"""What the desk decides on the words of a corpus, in its database: the house lexicon, terms, verdicts, suggestions.

Screens and commands hand from here to `polarity`, `aspects` and `store`, which know of no database.

``histories``    dated changes, undone step by step: read, changed, and who changes the same word later is told so
``lexicon``      the house lexicon
``terms``        the house's terms for parts of the film
``verdicts``     the verdicts on misleading words
``suggestions``  what the ratings suggest, as it was learned last
``refusals``     the suggestions that were refused, and do not come back
``moving``       the small files of before, beside a corpus, moved into the database
``finding``      the database of a corpus, and its house lexicon, for commands
"""

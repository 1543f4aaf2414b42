"""Reuse: what of a draft is in the archive already, and reviews that are nearly the same.

``known_runs``    runs of words that are known, found in a text
``phrasebook``    recurring phrases as they are looked up in any text: in every inflection, with their gap filled
``printed_forms`` every form of them that an archive has printed
``phrase_marks``  where a draft uses them
``draft_check``   runs of words that a draft shares with the archive, or one text with another
``repeating``     which of many texts share a long run of words with another
``draft_film``    the film that a draft is about, found in it
``draft_asides``  quotations in a draft
``draft_rows``    what a draft repeats, one row a phrase or a passage
``cliche_rate``   how many clichés each review has in 100 words
``duplicates``    pairs of reviews that are nearly the same
``prefixes``      which pairs of many sets may be nearly the same, found by the rarest items of each
``copies``        films, critics or outlets that have the same reviews, word for word
``pairs``         which two share the most phrases, and what they have in common
``pair_wording``  sentences about pairs: who shares the most, what two share, who was first
``watched``       where reviews print the phrases of a watch list
"""

"""Reuse: what of a draft is in the archive already, and reviews that are nearly the same.

``draft_check``   runs of words that a draft shares with the archive, or one text with another
``draft_report``  the shared passages of a draft, listed for a reader and summed up in a sentence
``duplicates``    pairs of reviews that are nearly the same
``copies``        films, critics or outlets that have the same reviews, word for word
``pairs``         which two share the most phrases, and what they have in common
``pair_wording``  sentences about pairs: who shares the most, what two share, who was first
``watched``       where reviews print the phrases of a watch list
``phrasebook``    which recurring phrases a draft uses, and where in it
"""

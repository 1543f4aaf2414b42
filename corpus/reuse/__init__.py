"""Reuse: what of a draft is in the archive already, and reviews that are nearly the same.

``draft_check``   runs of words that a draft shares with the archive, or one text with another
``draft_report``  what that finds, listed and in a sentence
``duplicates``    pairs of reviews that are nearly the same
``pairs``         who shares the most phrases, and what two have in common
``pair_wording``  the same in a sentence
``phrasebook``    recurring phrases that a draft uses
"""

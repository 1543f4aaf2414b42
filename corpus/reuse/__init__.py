"""Reuse: what of a draft is in the archive already, and reviews that are nearly the same.

``draft_check``  runs of words that a draft shares with the archive, or one text with another
``duplicates``   pairs of reviews that are nearly the same
``phrasebook``   recurring phrases that a draft uses
"""

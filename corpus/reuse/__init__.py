"""A draft against the archive, and reviews that are nearly the same.

``draft_check``  a draft against the archive
``duplicates``   reviews that are nearly the same
``phrasebook``   listed phrases in a text that is in no corpus
"""

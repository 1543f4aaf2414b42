"""The steps, each after the one that it names.

``first``  the watch list, notes, named views, and the history of changes
``marks``  verdicts on lines of a concordance
"""

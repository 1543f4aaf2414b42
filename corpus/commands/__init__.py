"""The commands of `python -m corpus`, each added to its parser by `add_commands`.

``command``    what a command is, and how one prints a table
``building``   build a corpus, correct its films, learn a word list
``listing``    print reviews and phrases; check a draft
``news``       print what reviews that were added repeat
``comparing``  compare groups, critics, pairs and signature words
``reporting``  write the brief of a selection
"""

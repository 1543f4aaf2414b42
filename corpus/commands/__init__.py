"""The commands of `python -m corpus`, each added to its parser by `add_commands`.

``selecting``  the options that select reviews
``command``    what a command is, and how one prints a table
``building``   build a corpus, correct its films, learn a word list
``adding``     add further reviews to a corpus, watch a folder for them
``progress``   what a command is doing, on standard error
``listing``    print reviews and phrases; check a draft
``news``       print what reviews that were added repeat
``comparing``  compare groups, critics, pairs and signature words
``people``     say who may come in, and give roles
``reporting``  say what there is to say of a selection, or write its brief
"""

"""The commands of `python -m corpus`, each added to its parser by `add_commands`.

``rooms``      in which of these each command is
``selecting``  the options that select reviews
``command``    what a command is, and its arguments that name a thing and its value
``printing``   how one prints a table, and what the desk has decided
``notes``      how one prints what reading files has decided
``building``   build a corpus
``renewing``   measure a corpus again that an older version built
``editing``    correct its films, learn a word list
``judging``    find what is said of parts of the film again, by other terms
``adding``     add further reviews to a corpus, watch a folder for them
``progress``   what a command is doing, on standard error
``listing``    print reviews and phrases; check a draft
``naming``     who and what reviews name
``news``       print what reviews that were added repeat
``comparing``  compare groups, critics, pairs and signature words
``people``     say who may come in, and give roles
``reporting``  say what there is to say of a selection, or write its brief
"""

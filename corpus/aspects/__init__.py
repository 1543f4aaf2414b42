"""What in the film: acting, story, camera, music, as sentences praise and blame them.

``clauses``     sentences cut into the stretches in which one thing is said
``terms``       the terms that name an aspect, and those that judge; the table of them
``term_entries``  the terms of a house's table, checked and in one spelling
``house_terms``  the table that comes with Refrain, with the house's changes
``term_wording``  what a term names or judges, and the changes, in words
``turning``     what turns a judgement round
``players``     people who are judged by name
``proposing``   what may judge what a clause names
``checking``    whether it really does, by weights learned from labelled sentences
``statements``  what each clause says of each aspect, and how warmly
``judging``     sentences that judge all one way
``quotable``    which sentences stand by themselves, as a line that is quoted does
``spoilers``    which sentences may give the plot away
``vividness``   how a line is worded: vividly or barely, with care or without
``verdict_words``  words that say how good a film is, not what is in it
``lines``       statements in their sentences, the best or the worst first
``values``      what each review says of an aspect, as a column that reviews are compared by

``names``           people, characters, studios and other films that reviews name
``names_capitals``  what capitals say of each word, and the runs of words that have them
``names_people``    which of these runs are names, and from where to where
``names_roles``     who directs, acts or is a character, by the words around
``names_patterns``  the words around a name that say who that is
``names_titles``    titles of other films, quoted or not
``names_cast``      who is in the films, as a column of the source says
``names_joining``   spellings of one name joined: surnames after full names, accents, capitals
``names_words``     what is known of words before any text is read; the table of them
``names_index``     who is named in how many reviews, and what is said there
"""

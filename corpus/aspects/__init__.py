"""What in the film: acting, story, camera, music, as sentences praise and blame them.

``clauses``     sentences cut into the stretches in which one thing is said
``terms``       the terms that name an aspect, and those that judge; the table of them
``turning``     what turns a judgement round
``players``     people who are judged by name
``quotable``    which sentences stand by themselves, and which give the plot away
``statements``  what each clause says of each aspect, and how warmly
``lines``       statements in their sentences, the best or the worst first
``values``      what each review says of an aspect, as a column that reviews are compared by

``names``           people, characters, studios and other films that reviews name
``names_capitals``  what capitals say of each word, and the runs of words that have them
``names_people``    which of these runs are names, and from where to where
``names_titles``    titles of other films, quoted or not
``names_joining``   spellings of one name joined: surnames after full names, accents, capitals
``names_words``     what is known of words before any text is read; the table of them
``names_index``     who is named in how many reviews, and what is said there
"""

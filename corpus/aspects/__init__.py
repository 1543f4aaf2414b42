"""What in the film: acting, story, camera, music, as sentences praise and blame them.

``clauses``     sentences cut into the stretches in which one thing is said
``terms``       the terms that name an aspect, and those that judge; the table of them
``turning``     what turns a judgement round
``quotable``    which sentences stand by themselves, and which give the plot away
``statements``  what each clause says of each aspect, and how warmly
``lines``       statements in their sentences, the best or the worst first
``values``      what each review says of an aspect, as a column that reviews are compared by
"""

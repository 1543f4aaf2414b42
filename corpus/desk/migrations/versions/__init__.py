"""The steps, each after the one that it names.

``first``   the watch list, notes, named views, and the history of changes
``signin``  the people of the desk and their roles
``house``   the house lexicon, verdicts on misleading words, suggestions from the ratings
``marks``   verdicts on lines of a concordance
``refused``  suggestions that were refused
``feeds``   the private feed address of each person
``terms``   the house's terms for parts of the film
"""

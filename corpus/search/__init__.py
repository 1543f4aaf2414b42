"""Search: the syntax that readers type, what matches it, and each match in its line.

``parsing``      the search syntax, and what is wrong with a search
``capitals``     what to type instead of AND, OR and NOT
``query``        a search as it was understood, in words and as SQL
``matching``     the RE2 patterns of words and phrases
``timeout``      stops a search that takes too long
``concordance``  matches and phrases as keyword in context
``closest``      the sentences that share the most words with what was typed
"""

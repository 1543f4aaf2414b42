"""The one search syntax, what matches it, and each match in its line.

``query``        the one search syntax
``matching``     the patterns that it stands for
``timeout``      how long a search may take
``concordance``  keyword in context
"""

"""An analysed corpus on disk: built, opened, selected from; and the library of corpora.

``corpus``     an opened corpus and its queries
``building``   sources → a corpus on disk
``folder``     that corpus: its tables, whole or not at all
``manifest``   what it says of itself
``library``    the corpora that one dashboard serves
``catalogue``  its corpora in one table
``removal``    a corpus taken out of them, to be put back or deleted
``selection``  which reviews are looked at
``rescoring``  a stored corpus scored by a house lexicon
``scored``     such a corpus on a reader's scale of polarity
"""

"""An analysed corpus on disk: built, opened, selected from; and the library of corpora.

``corpus``     an opened corpus: its tables, and what recurs in a selection
``texts``      the texts of its reviews, read and searched on disk
``building``   sources → a corpus on disk
``measuring``  reviews → its measured tables
``folder``     the folder of a corpus: written whole or not at all
``locking``    its lock, and the progress of the process that holds it
``manifest``   its description, `corpus.json`
``library``    the corpora that one dashboard serves
``catalogue``  its corpora in one table
``removal``    a corpus taken out of the library, to be restored or deleted
``selection``  which reviews are looked at, in words and in the address
``rescoring``  a stored corpus scored by a house lexicon
``scored``     a corpus on the reader's polarity scale
"""

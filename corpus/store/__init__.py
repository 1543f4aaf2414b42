"""An analysed corpus on disk: built, opened, selected from; and the library of corpora.

``corpus``     an opened corpus: which reviews are selected, and what recurs in them
``tables``     its tables and texts, each read when it is asked for
``texts``      the texts of its reviews, read and searched on disk
``building``   sources → a corpus on disk
``arrivals``   when each review came in, and with which addition
``adding``     further sources → a corpus that is there
``watching``   a folder whose new files are added
``measuring``  reviews → its measured tables
``work``       who does the dear parts of measuring
``renewing``   a corpus that an older version built, measured again
``former``     what a build keeps of the corpus that it replaces
``decided``    what a build was given of the house's decisions, left beside the corpus
``basis``      what statements are found by: the house's terms and its word list
``judging``    what reviews say of parts of the film, found again by other terms
``scoring``    reviews → their scores, those that the corpus has kept
``batch_scores``  scores texts, a batch at a time
``scorer``     scores many texts in two processes
``measured``   what a corpus has measured already, and of which reviews it still holds
``placing``    where phrases occur, as arrays that stay in their file
``counted``    what screens ask of all reviews, worked out with them
``first_view``  what recurs in all reviews: its order, whose it is, where what tells is
``drafting``   what drafts are looked up in, measured with them
``folder``     the folder of a corpus: one writer, whole or not at all
``table_files``  the tables in it as files: each in its format, and checked
``mapped``     its files that are read where they lie
``held_files``  the files of an opened corpus, whatever takes their place
``locking``    the lock of a corpus, and the progress of the process that holds it
``manifest``   the description of a corpus, `corpus.json`
``library``    the corpora that one dashboard serves
``catalogue``  the corpora of the library in one table
``removal``    a corpus taken out of the library, to be restored or deleted
``selection``  which reviews are looked at, in the address too
``selection_wording``  a selection in words
``rescoring``  scores an opened corpus by a house lexicon, or again after a change of it
``scored``     a corpus's polarity as the reader chose to see it: by which lexicon, on which scale
"""

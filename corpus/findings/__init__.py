"""What a selection has to say first: a few findings of different kinds, each with its numbers and where it is shown.

``finding``   one finding, and several as a frame
``exhibit``   the rows that show a finding
``brief``     findings in an edition: headline, standfirst, chapters, closing remark, citation
``phrases``   the phrase in most reviews, and the one that a single critic keeps using
``films``     the best and the worst rated, the film that split critics, the one that they agreed on
``critics``   the harshest and the kindest on the same films, and ratings that rise or fall over the years
``copies``    reviews that are nearly the same, and films that share the most phrases
``mismatch``  the review in which stars and words disagree most
``evidence``  what all of them are made of: a selection of a corpus, with what is measured of it
``choosing``  which of them come first
``editing``   the edition: headline, what was read, what cannot be told, the citation
"""

"""TextBlob's scores to the last bit, the words behind them, the house lexicon, and how well scores match stars.

``scores``         polarity and subjectivity of reviews and sentences
``chunks``         the chunks of words that a lexicon assesses, by TextBlob's rules
``textblob``       TextBlob's lexicon, and its tokens in linear time
``multiword``      phrases and contractions that a lexicon reads as one word
``house``          the house lexicon: TextBlob's with an editor's changes
``entries``        the terms of a house lexicon and their settings: checked, read and written
``changes``        the dated changes of a house lexicon, as a table in a file
``settings``       what a house lexicon does with a term, and its changes, in words
``learning``       changes suggested by the star ratings
``candidates``     the words and phrases that may be suggested
``contributions``  the words that carry the polarity of many reviews
``film_words``     the words that carry the polarity of each film
``disagreement``   reviews whose stars and words disagree, and the misleading words
``faults``         misleading words of one review, with their context
``verdicts``       what readers decided about misleading words
``calibration``    the rating to expect of a polarity
``curve``          that calibration as it is drawn: bins and a band
``validity``       rank correlation and AUC of words against stars
``trust``          all of this for some reviews, as a screen shows it
``scale``          the scale that polarity is shown on
``measure``        polarity or rating, as reviews are compared by it
"""

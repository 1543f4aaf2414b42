"""TextBlob's scores to the last bit, the words behind them, the house lexicon, and how far stars bear them out.

``scores``         TextBlob's scores of reviews and sentences
``chunks``         the chunks that a lexicon can assess
``textblob``       TextBlob's tokens and lexicon, in linear time
``multiword``      several words that are read as one
``house``          the house lexicon: what is changed in TextBlob's
``entries``        the words and phrases that may be changed
``changes``        its dated changes, and the table they are kept in
``settings``       what a house lexicon does with a term, and its changes, in words
``learning``       suggestions from the stars
``candidates``     the words and phrases that may be suggested
``contributions``  the words that carry it, over many reviews
``film_words``     the same by film
``disagreement``   stars against words
``faults``         the words behind it, with their context
``verdicts``       what readers say of the words at fault
``calibration``    the rating that reviews of such words are given
``curve``          the same as it is drawn
``validity``       how far the stars say that words are to be trusted
``trust``          all of this of some reviews, as the screen of trust shows it
``scale``          the scale that it is shown on: whose words, −1..1 or stars
``measure``        polarity or rating, as reviews are compared by it
"""

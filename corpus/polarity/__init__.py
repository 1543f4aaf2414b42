"""TextBlob's scores to the last bit, the words behind them, the house lexicon, and how well scores match stars.

``scores``         polarity and subjectivity of reviews and sentences
``untitled``       the same scores without the titles of films
``chunks``         the chunks of words that a lexicon assesses, by TextBlob's rules
``textblob``       TextBlob's lexicon, and its tokens in linear time
``multiword``      phrases and contractions that a lexicon reads as one word
``house``          the house lexicon: TextBlob's with an editor's changes
``entries``        the terms of a house lexicon and their settings: checked, read and written
``changes``        the dated changes of a house lexicon, as a table in a file
``settings``       what a house lexicon does with a term, and its changes, in words
``learning``       changes suggested by the star ratings
``candidates``     the words and phrases that may be suggested
``effects``        what each term does to polarity, chunk by chunk, and what a phrase takes from its words
``flags``          the suggestions that are not accepted unread: names, and words for people
``contributions``  the words that carry the polarity of many reviews, and how much each adds
``film_words``     the words that raise or lower the polarity of each film's reviews the most
``disagreement``   which reviews are rated otherwise than their words suggest, and the words that mislead most often
``faults``         the words that mislead in one review, with their context, to ask a reader about
``verdicts``       what readers decided about misleading words: confirmed or dismissed
``calibration``    the rating to expect of a polarity
``credibility``    how far a polarity of few words is shrunk to the mean
``curve``          the rating to expect as it is drawn: bins and a band
``bands``          how many reviews have which rating and tone
``validity``       how well polarity predicts ratings: rank correlation and AUC
``trust``          calibration, validity and evidence of some reviews together, for the screen that shows them
``trust_wording``  how far words and ratings agree, as sentences
``scale``          the scale that polarity is shown on: by which lexicon, from −1 to 1 or as a rating
``measure``        what reviews are compared by, rating or polarity: its name, its ends and how it is written
"""

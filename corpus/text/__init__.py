"""Text: words, sentences, stems, titles of films, and the arrays that they are kept in.

``tokens``          a corpus as numbered words, with offsets and sentences
``scanning``        reads texts as arrays of characters, and numbers their words
``sentences``       where sentences end
``mentions``        finds a film's own title in its reviews
``function_words``  English function words
``parts_of_speech`` what part of speech a word usually is, by TextBlob's lexicon
``stems``           which words are forms of one word
``vocabulary``      which words each review uses
``arrays``          long arrays that come in parts, and helpers for sorted ones
``shingles``        hashes of runs of words, by which texts are compared
"""

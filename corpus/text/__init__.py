"""Text: words, sentences, stems, titles of films, and the arrays that they are kept in.

``tokens``          a corpus as numbered words, with offsets and sentences
``token_marks``     which of them open sentences, stand before brackets, or in pairs of words
``partial``         a corpus tokenised in parts, numbered as if it were split at once
``scanning``        reads texts as arrays of characters, and numbers their words
``sentences``       where sentences end
``mentions``        finds titles of films: a review's own, and others in title case
``title_spellings`` how reviews may spell a title
``untitled``        texts with a name that means nothing in the place of each title
``function_words``  English function words
``alternatives``    patterns of many alternatives
``english``         TextBlob's lexicons, without what loading them would load too
``irregular``       irregular forms of English verbs and nouns
``parts_of_speech`` what part of speech a word usually is, by TextBlob's lexicon
``stems``           which words are forms of one word
``verb_forms``      which form of a verb a word may be
``neighbours``      the words beside each word
``uses``            whether a word is a noun, a verb or a participle where it stands
``adverbs``         which words are adverbs in -ly
``stemmed``         a corpus as numbered lemmas: its words up to inflection
``vocabulary``      which words each review uses
``counts``          how often each review has each of some things, as a matrix and as a table
``arrays``          helpers for long arrays: sorted groups, and columns of categories
``laid_aside``      long arrays in files, of which memory holds what is read
``shingles``        hashes of runs of words, by which texts are compared
"""

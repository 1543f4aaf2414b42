"""The corpus tokenised once: words, sentences, stems, a film's own title, and the arrays that they are kept in.

``tokens``          the corpus tokenised once
``scanning``        texts as arrays of code points
``sentences``       where sentences end
``mentions``        a film's own title in its reviews
``function_words``  English function words
``stems``           words up to inflection
``vocabulary``      which words each review uses
``arrays``          columns of millions of rows that come in parts
``shingles``        what texts are compared by
"""

"""TextBlob's English: the lexicon of its tagger, its words of sentiment, and its signs and abbreviations.

Loading TextBlob loads NLTK, which asks for `scipy.stats` for one test that nobody here makes, and does without where it
cannot have it. It does not get it here: that is 45 MB and half a second of every process.
"""

import sys

# None in the place of a module is how Python says that there is none.
_absent = sys.modules.setdefault("scipy.stats", None) is None  # type: ignore[arg-type]
try:
    from textblob._text import ABBREVIATIONS, EMOTICONS, EOS, IRONY, MOOD, PUNCTUATION, RE_EMOTICONS, RE_SARCASM
    from textblob.en import Sentiment, lexicon, sentiment
finally:
    if _absent:
        del sys.modules["scipy.stats"]

__all__ = [
    "ABBREVIATIONS",
    "EMOTICONS",
    "EOS",
    "IRONY",
    "MOOD",
    "PUNCTUATION",
    "RE_EMOTICONS",
    "RE_SARCASM",
    "Sentiment",
    "lexicon",
    "sentiment",
]

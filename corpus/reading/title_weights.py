"""The weights by which names are taken for titles, fitted by `tests/benchmarks/title_fitting.py`."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Weights:
    """Log odds of a name against no name, one a trait, for the three steps of `titles.estimate_certainty`.

    Attributes
    ----------
    text : mapping of trait to float
        By the text alone (`name_traits.TRAITS`); "" is the intercept.
    support : mapping of trait to float
        By the text and by what the other reviews say of the name (`title_support.measure_support`).
    rate : mapping of trait to float
        By the score of the second step and by how many reviews of the corpus name their film.
    """

    text: Mapping[str, float]
    support: Mapping[str, float]
    rate: Mapping[str, float]


#: Fitted on the 17,500 reviews of a public collection of 25,000 whose films have titles there.
WEIGHTS = Weights(
    text={
        "": -5.008,
        "in quotation marks": 1.806,
        "twice in quotation marks": 0.562,
        "before is a": 0.808,
        "twice before is a": 1.015,
        "before is a, opening the text": 0.585,
        "before a verb": 1.582,
        "beside film": 0.584,
        "after by or starring": -0.342,
        "before a genitive": -0.622,
        "in brackets": -1.215,
        "before a year": 0.677,
        "opens the text": 0.606,
        "in the first line": 0.472,
        "in the first lines": 0.606,
        "returns": 1.364,
        "three words": 0.085,
        "three words that return": 0.597,
        "begins with The": 1.045,
        "capitals": 0.852,
        "a list": -1.512,
        "a colon": -0.212,
        "a number": -1.834,
        "words of the dictionary": 0.348,
        "two words of the dictionary": 1.277,
        "its last word is a name": -0.31,
        "its first word is a name": 0.827,
        "inside a longer name": 0.497,
    },
    support={
        "": -3.606,
        "in quotation marks": 1.269,
        "twice in quotation marks": 0.572,
        "before is a": 0.599,
        "twice before is a": 0.989,
        "before is a, opening the text": 0.748,
        "before a verb": 1.308,
        "beside film": 0.406,
        "after by or starring": -0.35,
        "before a genitive": -0.511,
        "in brackets": -0.968,
        "before a year": 0.45,
        "opens the text": 0.634,
        "in the first line": 0.35,
        "in the first lines": 0.495,
        "returns": 1.103,
        "three words": 0.257,
        "three words that return": 0.604,
        "begins with The": 0.546,
        "capitals": 0.612,
        "a list": -0.813,
        "a colon": 0.274,
        "a number": 0.024,
        "words of the dictionary": -0.259,
        "two words of the dictionary": 1.737,
        "its last word is a name": -0.297,
        "its first word is a name": 0.792,
        "inside a longer name": 0.349,
        "likely in others": 4.912,
        "in others": -1.641,
        "in no other": -1.574,
        "in two others": 1.047,
        "likely in each other": -1.244,
        "in others, two words of the dictionary": -0.969,
        "in others, its last word is a name": 0.021,
        "size": -0.138,
        "size, in others": -0.001,
        "size, likely in others": -0.35,
        "in quotation marks in others": 1.703,
        "before a verb in others": 2.298,
        "after by or starring in others": -0.968,
        "before a genitive in others": -1.535,
        "in brackets in others": -2.771,
        "returns in others": 1.481,
        "opens the text in others": 2.075,
        "inside a longer name in others": -0.903,
    },
    rate={
        "": 0.547,
        "score": 1.165,
        "score above even odds": -0.493,
        "rate": 0.665,
        "rate, in two others": 0.103,
        "rate, in no other": -0.356,
        "rate, size": -0.165,
        "size": -0.008,
    },
)

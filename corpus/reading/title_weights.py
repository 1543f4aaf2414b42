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
        "": -3.611,
        "in quotation marks": 1.263,
        "twice in quotation marks": 0.563,
        "before is a": 0.593,
        "twice before is a": 0.999,
        "before is a, opening the text": 0.744,
        "before a verb": 1.302,
        "beside film": 0.402,
        "after by or starring": -0.351,
        "before a genitive": -0.506,
        "in brackets": -0.963,
        "before a year": 0.443,
        "opens the text": 0.639,
        "in the first line": 0.351,
        "in the first lines": 0.486,
        "returns": 1.101,
        "three words": 0.255,
        "three words that return": 0.612,
        "begins with The": 0.539,
        "capitals": 0.602,
        "a list": -0.798,
        "a colon": 0.28,
        "a number": 0.08,
        "words of the dictionary": -0.275,
        "two words of the dictionary": 1.763,
        "its last word is a name": -0.289,
        "its first word is a name": 0.787,
        "inside a longer name": 0.342,
        "likely in others": 4.913,
        "in others": -1.628,
        "in no other": -1.586,
        "in two others": 1.042,
        "likely in each other": -1.257,
        "in others, two words of the dictionary": -0.976,
        "in others, its last word is a name": 0.017,
        "size": -0.128,
        "size, in others": -0.006,
        "size, likely in others": -0.348,
        "in quotation marks in others": 1.703,
        "before a verb in others": 2.295,
        "after by or starring in others": -0.967,
        "before a genitive in others": -1.537,
        "in brackets in others": -2.766,
        "returns in others": 1.478,
        "opens the text in others": 2.07,
        "inside a longer name in others": -0.898,
    },
    rate={
        "": 0.803,
        "score": 1.239,
        "score above even odds": -0.639,
        "rate": 0.683,
        "rate, in two others": 0.11,
        "rate, in no other": -0.329,
        "rate, size": -0.228,
        "size": -0.028,
    },
)

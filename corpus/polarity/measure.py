"""What reviews are compared by: their rating, or the polarity of their words; each with its scale and its words."""

from dataclasses import dataclass

import pandas as pd

from corpus.polarity.calibration import MIDDLE_RATING
from corpus.polarity.scale import PolarityScale
from corpus.wording import COMPARATIVES, number, plural, signed

#: The columns of the reviews that can be compared, with what they are called.
NAMES = {"polarity": "Tone", "rating": "Rating"}


@dataclass(frozen=True)
class Measure:
    """A column of numbers that reviews are compared by, and how readers see them.

    Attributes
    ----------
    column : {"polarity", "rating"}
        The column of the reviews.
    name : str
        What it is called: "Rating", "Tone", or "Expected rating" where polarity is shown in stars.
    span : (float, float)
        The ends of its scale.
    middle : float
        Where the sides of the scale part.
    axis : str
        The title of an axis, with its unit.
    format : str
        The number format of a table's column, as "%.1f"; with "+" where numbers have their sign.
    """

    column: str
    name: str
    span: tuple[float, float]
    middle: float
    axis: str
    format: str

    @classmethod
    def of(cls, column: str, scale: PolarityScale) -> "Measure":
        """Return the measure of a column.

        Parameters
        ----------
        column : {"polarity", "rating"}
        scale : PolarityScale
            The scale on which the reader has polarity shown.

        Examples
        --------
        >>> Measure.of("rating", PolarityScale()).axis, Measure.of("polarity", PolarityScale()).span
        ('rating, of 10', (-1.0, 1.0))
        """
        if column == "rating":
            return cls(column, NAMES[column], (0.0, 10.0), MIDDLE_RATING, "rating, of 10", "%.1f")
        return cls(column, scale.name, scale.span, scale.middle, scale.axis, scale.number_format)

    @property
    def is_rating(self) -> bool:
        """Whether the critic gave the numbers, and they were not learned from the words."""
        return self.column == "rating"

    @property
    def unit(self) -> str:
        """What a distance is measured in: "points of 10", "points of tone"."""
        return f"points of {number(self.span[1]) if self.span[0] == 0 else self.name.lower()}"

    @property
    def decimals(self) -> int:
        """How many digits a value has after the point."""
        return int(self.format[-2])

    @property
    def difference_format(self) -> str:
        """The number format of a column of differences, which always have their sign."""
        return self.format if self.format.startswith("%+") else f"%+{self.format[1:]}"

    @property
    def comparatives(self) -> tuple[str, str]:
        """The words for higher values and for lower ones."""
        return COMPARATIVES[self.column]

    def write_value(self, value: float) -> str:
        """Return a value as readers see it.

        Examples
        --------
        >>> scale = PolarityScale()
        >>> Measure.of("rating", scale).write_value(7.25), Measure.of("polarity", scale).write_value(-0.12)
        ('7.3', '−0.12')
        """
        if self.is_rating and value >= self.span[1]:
            return number(value)
        return (signed if self.format.startswith("%+") else number)(value, decimals=self.decimals)


def describe_scores(review: pd.Series, assessed: int, polarity: Measure) -> str:
    """Say a review's length and the tone of its words.

    Parameters
    ----------
    review : Series
        `words` and `polarity`.
    assessed : int
        How many of its words the lexicon could assess.
    polarity : Measure
    """
    scored = "no tone: no word in it could be scored"
    if assessed:
        value = polarity.write_value(review["polarity"])
        scored = f"{polarity.name.lower()} {value} from {plural(assessed, 'scored word')}"
    return f"{plural(int(review['words']), 'word')}, {scored}"

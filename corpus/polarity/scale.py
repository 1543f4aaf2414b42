"""How warm words are, as a reader has it shown: by which lexicon, and on which scale."""

from dataclasses import dataclass

from corpus.wording import number, signed

#: The scale's ends, by what is shown.
_SPANS = {"polarity": (-1.0, 1.0), "rating": (0.0, 10.0)}
_NAMES = {"polarity": "Polarity", "rating": "Expected rating"}
_LEXICONS = {"textblob": "TextBlob", "house": "house lexicon"}


@dataclass(frozen=True)
class PolarityScale:
    """A scale of warmth.

    Attributes
    ----------
    middle : float
        Where praise and blame part, on this scale.
    lexicon : {"textblob", "house"}
        Whose words count.
    shown : {"polarity", "rating"}
        The mean of these words, −1..1, or the rating of 10 that reviews of such words are given.
    """

    middle: float = 0.0
    lexicon: str = "textblob"
    shown: str = "polarity"

    @property
    def name(self) -> str:
        """What the measure is called in a sentence."""
        return _NAMES[self.shown]

    @property
    def column(self) -> str:
        """What the measure is called at the head of a column, which a file takes along: also whose words count.

        Examples
        --------
        >>> PolarityScale().column, PolarityScale(lexicon="house").column, PolarityScale(shown="rating").column
        ('Polarity', 'Polarity (house lexicon)', 'Expected rating')
        """
        return self.name if self.lexicon == "textblob" else f"{self.name} ({self.source})"

    @property
    def span(self) -> tuple[float, float]:
        """The ends of the scale."""
        return _SPANS[self.shown]

    @property
    def source(self) -> str:
        """Whose words count, in the reader's words."""
        return _LEXICONS[self.lexicon]

    @property
    def axis(self) -> str:
        """The title of an axis, with its unit.

        Examples
        --------
        >>> PolarityScale().axis
        'polarity (TextBlob, −1 to +1)'
        """
        return f"{self.name.lower()} ({self.source}, {'−1 to +1' if self.shown == 'polarity' else 'of 10'})"

    @property
    def shape(self) -> str:
        """The number format of a table's column."""
        return "%+.2f" if self.shown == "polarity" else "%.1f"

    @property
    def said_middle(self) -> str:
        """The middle as readers see it."""
        return self.said(self.middle)

    @property
    def described(self) -> str:
        """What is not TextBlob's own about the scale, to follow a selection in words; else empty.

        Examples
        --------
        >>> PolarityScale(lexicon="house").described
        '; words weighed by the house lexicon'
        """
        own = "; words weighed by the house lexicon" if self.lexicon == "house" else ""
        return own + ("; polarity as expected rating" if self.shown == "rating" else "")

    def to_query(self) -> list[tuple[str, str]]:
        """Return the URL parameters of the scale; none for TextBlob's own.

        Examples
        --------
        >>> PolarityScale(shown="rating").to_query()
        [('scale', 'rating')]
        """
        lexicon = [("lexicon", self.lexicon)] if self.lexicon != "textblob" else []
        return lexicon + ([("scale", self.shown)] if self.shown != "polarity" else [])

    def said(self, value: float) -> str:
        """Return a value as readers see it.

        Examples
        --------
        >>> PolarityScale().said(-0.12), PolarityScale(shown="rating").said(6.5)
        ('−0.12', '6.5')
        """
        return signed(value) if self.shown == "polarity" else number(value, decimals=1)

"""The scale that a reader has chosen for polarity: by which lexicon, and as −1..1 or as an expected rating.

Titles of films take no part, unless the reader asks for them, as TextBlob itself has it.
"""

from dataclasses import dataclass

#: The ends and the name of what is shown, by quantity.
_SPANS = {"polarity": (-1.0, 1.0), "rating": (0.0, 10.0)}
_NAMES = {"polarity": "Tone", "rating": "Expected rating"}
_LEXICONS = {"textblob": "TextBlob", "as-is": "TextBlob, film titles included", "house": "our word list"}
_DESCRIPTIONS = {
    "textblob": "",
    "as-is": "; film titles scored too",
    "house": "; words scored by our word list",
}


@dataclass(frozen=True)
class PolarityScale:
    """A scale that polarity is shown on.

    Attributes
    ----------
    middle : float
        The point between praise and blame, on this scale.
    lexicon : {"textblob", "as-is", "house"}
        The lexicon that texts are scored by, without the titles of films in them; "as-is" is TextBlob with them.
    quantity : {"polarity", "rating"}
        What is shown: the polarity itself, −1..1, or the rating, 0..10, that reviews of this polarity are given.
    """

    middle: float = 0.0
    lexicon: str = "textblob"
    quantity: str = "polarity"

    @property
    def name(self) -> str:
        """The quantity as readers know it: a polarity is a tone to them."""
        return _NAMES[self.quantity]

    @property
    def column_label(self) -> str:
        """The head of a table's column: the quantity, and the lexicon where it is not TextBlob's own.

        Examples
        --------
        >>> house, rating = PolarityScale(lexicon="house"), PolarityScale(quantity="rating")
        >>> PolarityScale().column_label, house.column_label, rating.column_label
        ('Tone', 'Tone (our word list)', 'Expected rating')
        """
        return self.name if self.lexicon == "textblob" else f"{self.name} ({self.lexicon_name})"

    @property
    def span(self) -> tuple[float, float]:
        """The ends of the scale."""
        return _SPANS[self.quantity]

    @property
    def lexicon_name(self) -> str:
        """The lexicon in the reader's words."""
        return _LEXICONS[self.lexicon]

    @property
    def axis(self) -> str:
        """The title of an axis, with its unit.

        Examples
        --------
        >>> PolarityScale().axis
        'tone (TextBlob’s polarity, −1 to +1)'
        """
        if self.quantity == "rating":
            return f"{self.name.lower()} ({self.lexicon_name}, of 10)"
        scored = "TextBlob’s polarity" if self.lexicon == "textblob" else f"polarity by {self.lexicon_name}"
        return f"{self.name.lower()} ({scored}, −1 to +1)"

    @property
    def number_format(self) -> str:
        """The printf-style number format of a table's column."""
        return "%+.2f" if self.quantity == "polarity" else "%.1f"

    @property
    def description(self) -> str:
        """What differs from TextBlob's scale without titles, in words that follow a selection's; else empty.

        Examples
        --------
        >>> PolarityScale(lexicon="house").description
        '; words scored by our word list'
        """
        return _DESCRIPTIONS[self.lexicon] + ("; tone as expected rating" if self.quantity == "rating" else "")

    def to_query(self) -> list[tuple[str, str]]:
        """Return the URL parameters of the scale; none for TextBlob's without titles.

        Examples
        --------
        >>> PolarityScale(quantity="rating").to_query()
        [('scale', 'rating')]
        """
        lexicon = [("lexicon", self.lexicon)] if self.lexicon != "textblob" else []
        return lexicon + ([("scale", self.quantity)] if self.quantity != "polarity" else [])

"""A search as it was understood: in words for the reader, and as SQL with RE2 patterns."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.text.function_words import FUNCTION_WORDS
from corpus.wording import listed


@dataclass(frozen=True)
class Term:
    """One thing that a text must contain, or must not.

    Attributes
    ----------
    pattern : str
        In RE2's syntax. Its match may take in one character on either side that is no part of a word.
    described : str
        The term in words.
    needs : tuple of str
        Patterns that are quicker to try, and that every matching text matches too.
    expression : bool
        Whether the reader wrote the pattern.
    written : str
        As it was typed, without the - before it.
    """

    pattern: str
    described: str
    needs: tuple[str, ...] = ()
    expression: bool = False
    written: str = ""


@dataclass(frozen=True)
class Query:
    """A search as it was understood.

    Attributes
    ----------
    text : str
        As it was typed.
    terms : tuple of Term
        A text must contain all of them.
    without : tuple of Term
        A text must contain none of them. At least one of the two is not empty.
    """

    text: str
    terms: tuple[Term, ...]
    without: tuple[Term, ...] = ()

    @property
    def telling(self) -> tuple[Term, ...]:
        """The terms whose places are worth showing: not a bare "the" and its like, unless there is nothing else.

        Examples
        --------
        >>> from corpus.search.parsing import parse_query
        >>> [term.written for term in parse_query('the plot of "the"').telling]
        ['plot', '"the"']
        """
        telling = tuple(term for term in self.terms if term.written.casefold().replace("’", "'") not in FUNCTION_WORDS)
        return telling or self.terms

    @property
    def condition(self) -> str:
        """The condition on a text, as SQL about a column `text`; its values are the `parameters`."""
        return " AND ".join(f"{sign}regexp_matches(text, ${name})" for name, (sign, _) in self._checks.items())

    @property
    def parameters(self) -> dict[str, str]:
        """The RE2 patterns that `condition` names."""
        return {name: pattern for name, (_, pattern) in self._checks.items()}

    @property
    def expressions(self) -> bool:
        """Whether any of the patterns was written by the reader."""
        return any(term.expression for term in (*self.terms, *self.without))

    def describe(self) -> str:
        """Say what is looked for in words.

        Examples
        --------
        >>> from corpus.search.parsing import parse_query
        >>> parse_query('love* "light shadow"~5').describe()
        'words that begin with “love” and the words “light” and “shadow” within 5 words of each other'
        >>> parse_query("love light* life -hate").describe()
        'the words “love” and “life” and words that begin with “light”, without the word “hate”'
        """
        parts = [_describe_terms(self.terms, last="and")] if self.terms else []
        if self.without:
            parts.append(f"without {_describe_terms(self.without, last='or')}")
        return ", ".join(parts)

    def summarise(self) -> str:
        """Say what is looked for with the words as they were typed.

        Examples
        --------
        >>> from corpus.search.parsing import parse_query
        >>> parse_query("love life -hate -/wars?/").summarise()
        'containing love life, without hate or /wars?/'
        """
        parts = [f"containing {' '.join(term.written for term in self.terms)}"] if self.terms else []
        if self.without:
            parts.append(f"without {listed([term.written for term in self.without], last='or')}")
        return ", ".join(parts)

    @property
    def _checks(self) -> dict[str, tuple[str, str]]:
        """For each parameter a sign ("" or "NOT ") and a pattern, the quickest first."""
        needs = [need for term in self.terms for need in term.needs]
        wanted = dict.fromkeys(needs + [term.pattern for term in self.terms])
        signed = [("", pattern) for pattern in wanted] + [("NOT ", term.pattern) for term in self.without]
        return {f"pattern_{number}": check for number, check in enumerate(signed)}


def _describe_terms(terms: Sequence[Term], *, last: str) -> str:
    """Say terms in words, those that are one word each together."""
    plain = [term.written for term in terms if term.described == f"the word “{term.written}”"]
    if len(plain) < 2:
        return listed([term.described for term in terms], last=last)
    others = [term.described for term in terms if term.written not in plain]
    return listed([f"the words {listed([f'“{word}”' for word in plain], last=last)}", *others], last=last)

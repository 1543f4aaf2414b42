"""The one search syntax of every screen, and the RE2 patterns that it stands for.

============================  ==================================================================================
``love``                      the word, whole, in any case
``love*``                     every word that begins so
``love|hate``                 either
``"long after the *"``        words in this order; a ``*`` that stands alone is any one word
``"light shadow"~5``          both words, at most so many words apart, in either order
``/cred(it|o)s?/``            a regular expression, in RE2's syntax: no look-around, no back-references, linear time
``love "light and shadow"``   all of them, anywhere in the text
``love -hate``                love, and no hate anywhere; also ``-"long after"``, ``-/cred(it|o)s?/``, ``-love|hate``
============================  ==================================================================================

Everything else is a letter like any other: ``C++``, ``AC/DC``, ``$x$``, ``(`` or the hyphens of ``run-of-the-mill`` are
found as they stand. Characters that nobody sees are left out, as they are in the texts.
"""

import re
from dataclasses import dataclass, replace

import duckdb

from corpus.reading.cleaning import visible
from corpus.schema import SelectionError
from corpus.search import matching
from corpus.wording import listed

#: The longest search, in characters.
LONGEST = 500
#: The widest `~`, in words.
WIDEST = 20
#: Times that the {m,n} of a regular expression may repeat, multiplied: RE2's time grows with them.
REPEATS = 60

_DASHES = re.compile("[-‐‑‒–—]+")
_BARE_END = re.compile(r"[\s|]|$")
_QUOTED = re.compile(r'["“”„]([^"“”„]*)["“”„]')
_NEAR = re.compile(r"~([0-9]*)")
_NEAR_END = re.compile(r"~[0-9]+$")
_EXPRESSION = re.compile(r"/((?:[^/\\]|\\.|/(?![\s|]|$))*)/(?=[\s|]|$)", re.DOTALL)
_COUNT = re.compile(r"\{(\d+)(?:,(\d*))?\}")


@dataclass(frozen=True)
class Term:
    """One thing that a text must hold, or must not.

    Attributes
    ----------
    pattern : str
        In RE2's syntax. Its match may take in one character on either side that is no part of a word.
    described : str
        The term in words.
    needs : tuple of str
        Patterns that every matching text matches too, quicker to try.
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
        A text must hold all of them.
    without : tuple of Term
        A text must hold none of them. One of the two is not empty.
    """

    text: str
    terms: tuple[Term, ...]
    without: tuple[Term, ...] = ()

    @property
    def condition(self) -> str:
        """What a text must meet, as SQL about a column `text`; its values are the `parameters`."""
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
        >>> parse('love* "light shadow"~5').describe()
        'words that begin with “love” and the words “light” and “shadow” within 5 words of each other'
        >>> parse("love -hate").describe()
        'the word “love”, without the word “hate”'
        """
        parts = [listed([term.described for term in self.terms])] if self.terms else []
        if self.without:
            parts.append(f"without {listed([term.described for term in self.without], last='or')}")
        return ", ".join(parts)

    @property
    def _checks(self) -> dict[str, tuple[str, str]]:
        """A sign and a pattern for each name, the quickest first."""
        needs = [need for term in self.terms for need in term.needs]
        wanted = dict.fromkeys(needs + [term.pattern for term in self.terms])
        signed = [("", pattern) for pattern in wanted] + [("NOT ", term.pattern) for term in self.without]
        return {f"pattern_{number}": check for number, check in enumerate(signed)}


def parse(text: str) -> Query:
    """Read a search.

    Parameters
    ----------
    text : str
        As the reader typed it; at most `LONGEST` characters.

    Returns
    -------
    Query

    Raises
    ------
    SelectionError
        It cannot be understood; the message points at the place, counted in characters from 1.

    Examples
    --------
    >>> parse("star-crossed C++").describe()
    'the words “star-crossed” and the word “C++”'
    >>> parse('love "light')
    Traceback (most recent call last):
    corpus.schema.SelectionError: The quotation mark at position 6 is never closed.
    """
    if len(text) > LONGEST:
        raise SelectionError(f"This search has {len(text):,} characters; at most {LONGEST} are allowed.")
    normal = visible(text)
    terms: list[Term] = []
    without: list[Term] = []
    at = _skip(normal, 0)
    while at < len(normal):
        excluded = normal[at] == "-"
        if excluded:
            _check_minus(normal, at)
        term, at = _term(normal, at + excluded)
        (without if excluded else terms).append(term)
        at = _skip(normal, at)
    if not terms and not without:
        raise SelectionError("The search is empty: it needs at least one word.")
    return Query(text, tuple(terms), tuple(without))


def in_short(text: str) -> str:
    """Say a search with its words as they were typed; one that cannot be read is repeated as it is.

    Examples
    --------
    >>> in_short("love life -hate -/wars?/")
    'containing love life, without hate or /wars?/'
    """
    try:
        query = parse(text)
    except SelectionError:
        return f"containing {visible(text)}"
    parts = [f"containing {' '.join(term.written for term in query.terms)}"] if query.terms else []
    if query.without:
        parts.append(f"without {listed([term.written for term in query.without], last='or')}")
    return ", ".join(parts)


def _check_minus(text: str, at: int) -> None:
    """Refuse a - with nothing behind it that could be left out."""
    behind = text[at + 1 : at + 2]
    if behind == "-":
        raise SelectionError(
            f"Two hyphens stand at position {at + 1}. One leaves a word out: love -hate. "
            "To look for the hyphens themselves, put them between quotation marks."
        )
    if not behind or behind.isspace():
        raise SelectionError(
            f"The - at position {at + 1} stands alone. It is allowed right before what the reviews must not hold: "
            "love -hate. To look for the hyphen itself, put it between quotation marks."
        )


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _term(text: str, start: int) -> tuple[Term, int]:
    """Read one term with all its alternatives; return it and where it ends."""
    choices, at = [], start
    while True:
        choice, end = _choice(text, at)
        choices.append(choice)
        bar = _skip(text, end)
        if not text.startswith("|", bar):
            break
        at = _skip(text, bar + 1)
        if at == len(text) or text[at] == "|":
            raise SelectionError(
                f"Nothing stands behind the | at position {bar + 1}. A word is allowed there: love|hate."
            )
        if text[at] == "-":
            raise SelectionError(
                f"The - at position {at + 1} stands behind a |. It is allowed before the first word, and then leaves "
                "all of them out: -love|hate."
            )
    if len(choices) == 1:
        return replace(choice, written=text[start:end]), end
    if any(choice.expression for choice in choices):
        raise SelectionError(
            f"A regular expression cannot be one side of a |, as it is at position {start + 1}. "
            "Inside of it, between the slashes, | is allowed."
        )
    pattern = "|".join(choice.pattern for choice in choices)
    described = listed([choice.described for choice in choices], last="or")
    return Term(pattern, described, written=text[start:end]), end


def _choice(text: str, start: int) -> tuple[Term, int]:
    """Read a word, a quotation or a regular expression; return it and where it ends."""
    if text[start] == "|":
        raise SelectionError(
            f"Nothing stands before the | at position {start + 1}. A word is allowed there: love|hate."
        )
    if text[start] == "/":
        return _expression(text, start)
    if text[start] in '"“”„':
        return _quotation(text, start)
    end = next(_BARE_END.finditer(text, start)).start()
    word = text[start:end]
    if word == "*":
        raise SelectionError(
            f"The * at position {start + 1} stands alone. It is allowed behind the beginning of a word (love*), "
            'and for any one word between quotation marks ("long after the *").'
        )
    if near := _NEAR_END.search(word):
        raise SelectionError(
            f"The ~ at position {start + near.start() + 1} stands behind no quotation. It is allowed behind two words "
            'between quotation marks: "light shadow"~5.'
        )
    return Term(matching.phrase([word]), _named(word)), end


def _expression(text: str, start: int) -> tuple[Term, int]:
    found = _EXPRESSION.match(text, start)
    where = f"The regular expression at position {start + 1}"
    if not found:
        raise SelectionError(
            f"{where} is never closed: a / and then a space or the end is missing. "
            "To look for the / itself, put it between quotation marks."
        )
    written = found[1]
    if not written:
        raise SelectionError(f"{where} is empty.")
    if re.search(r"(?<!\\)(?:\\\\)*\\C", written):
        raise SelectionError(f"{where} holds \\C, half a letter. A whole one is written with a dot.")
    repeats = 1
    for low, high in _COUNT.findall(written):
        repeats *= max(int(low), int(high or 0), 1)
    if repeats > REPEATS:
        raise SelectionError(
            f"{where} repeats {repeats:,} times, multiplied over its {{…}}; at most {REPEATS} are allowed."
        )
    pattern = f"(?i)(?:{written})"
    # A cursor of the shared connection costs a fortieth of a connection of one's own.
    with duckdb.default_connection().cursor() as cursor:
        try:
            # On its own first: "a)(b" would be right between our brackets.
            cursor.execute("SELECT regexp_matches('', ?), regexp_matches('', ?)", [written, pattern])
        except duckdb.Error as error:
            reason, _, piece = str(error).splitlines()[0].partition("Error: ")[2].partition(": ")
            shown = f" at “{piece}”" if piece and piece != written else ""
            raise SelectionError(
                f"{where} cannot be read{shown}: {reason}. The syntax of RE2 is allowed, which has no look-around "
                "and no back-references."
            ) from None
    return Term(pattern, f"what matches /{written}/", expression=True), found.end()


def _quotation(text: str, start: int) -> tuple[Term, int]:
    found = _QUOTED.match(text, start)
    if not found:
        raise SelectionError(f"The quotation mark at position {start + 1} is never closed.")
    words = found[1].split()
    # A dash between spaces is no word, unless it is all that is looked for.
    words = [word for word in words if not _DASHES.fullmatch(word)] or words
    if not words or all(word == "*" for word in words):
        raise SelectionError(f"The quotation marks at position {start + 1} hold no word.")
    end = found.end()
    if near := _NEAR.match(text, end):
        term, end = _near(words, near, start), near.end()
    else:
        gap = ", where * is any one word" if "*" in words else ""
        described = f"the phrase “{' '.join(words)}”{gap}" if len(words) > 1 else _named(words[0])
        term = Term(matching.phrase(words), described)
    if end < len(text) and not text[end].isspace() and text[end] != "|":
        raise SelectionError(
            f"“{text[end]}” stands at position {end + 1}, right behind a quotation. A space, | or ~ and a number is "
            'allowed there: "light shadow"~5.'
        )
    return term, end


def _near(words: list[str], near: re.Match[str], start: int) -> Term:
    where = f"The ~ at position {near.start() + 1}"
    if not near[1]:
        raise SelectionError(f'{where} needs a number of words behind it: "light shadow"~5.')
    width = int(near[1])
    if not 1 <= width <= WIDEST:
        raise SelectionError(f"{where} says {near[1]} words; 1 to {WIDEST} are allowed.")
    if len(words) != 2 or "*" in words:
        raise SelectionError(
            f'{where} needs exactly two words between the quotation marks at position {start + 1}: "light shadow"~5.'
        )
    one, other = words
    return Term(
        matching.near(one, other, width=width),
        f"the words “{one}” and “{other}” within {width} word{'s' if width > 1 else ''} of each other",
        needs=(matching.phrase([one]), matching.phrase([other])),
    )


def _named(word: str) -> str:
    if "|" in word or matching.is_compound(word):
        return f"the words “{word}”"
    return f"words that begin with “{word[:-1]}”" if matching.is_beginning(word) else f"the word “{word}”"

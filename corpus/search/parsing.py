"""The search syntax of every screen: reads what a reader typed, or says what is wrong with it and where.

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
found as they are typed. Characters that nobody sees are left out, as they are in the texts.
"""

import re
from dataclasses import replace

import duckdb

from corpus.errors import SelectionError
from corpus.reading.cleaning import remove_unseen
from corpus.search import matching
from corpus.search.query import Query, Term
from corpus.wording import listed

#: The longest search, in characters.
LONGEST = 500
#: The widest `~`, in words.
WIDEST = 20
#: Times that the {m,n} of a regular expression may repeat, multiplied: RE2's time grows with them.
REPEATS = 60

_DASHES = re.compile("[-‐‑‒–—]+")
_WORD_END = re.compile(r"[\s|]|$")
_QUOTED = re.compile(r'["“”„]([^"“”„]*)["“”„]')
_NEAR = re.compile(r"~([0-9]*)")
_NEAR_END = re.compile(r"~[0-9]+$")
_EXPRESSION = re.compile(r"/((?:[^/\\]|\\.|/(?![\s|]|$))*)/(?=[\s|]|$)", re.DOTALL)
_COUNT = re.compile(r"\{(\d+)(?:,(\d*))?\}")


def parse_query(text: str) -> Query:
    """Understand a search as a reader typed it.

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
    >>> parse_query("star-crossed C++").describe()
    'the words “star-crossed” and the word “C++”'
    >>> parse_query('love "light')
    Traceback (most recent call last):
    corpus.errors.SelectionError: The quotation mark at position 6 is never closed.
    """
    if len(text) > LONGEST:
        raise SelectionError(f"This search has {len(text):,} characters; at most {LONGEST} are allowed.")
    normal = remove_unseen(text)
    terms: list[Term] = []
    without: list[Term] = []
    at = _skip_space(normal, 0)
    while at < len(normal):
        excluded = normal[at] == "-"
        if excluded:
            _check_minus(normal, at)
        term, at = _read_term(normal, at + excluded)
        (without if excluded else terms).append(term)
        at = _skip_space(normal, at)
    if not terms and not without:
        raise SelectionError("The search is empty: it needs at least one word.")
    return Query(text, tuple(terms), tuple(without))


def summarise_query(text: str) -> str:
    """Say a search with its words as they were typed; one that cannot be read is repeated as it is.

    Examples
    --------
    >>> summarise_query("love life -hate")
    'containing love life, without hate'
    >>> summarise_query('love "life')
    'containing love "life'
    """
    try:
        return parse_query(text).summarise()
    except SelectionError:
        return f"containing {remove_unseen(text)}"


def write_search(words: str) -> str:
    """Return a word, or words in a row, as a search for them.

    Examples
    --------
    >>> write_search("slow"), write_search("slow burn")
    ('slow', '"slow burn"')
    """
    return f'"{words}"' if " " in words else words


def join_searches(*searches: str) -> str:
    """Return the search for all that some searches look for; an empty one adds nothing.

    Examples
    --------
    >>> join_searches("", "slow"), join_searches("love*", "slow")
    ('slow', 'love* slow')
    """
    return " ".join(filter(None, searches))


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


def _skip_space(text: str, at: int) -> int:
    """Return the position of the next character that is no white space, or the end."""
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _read_term(text: str, start: int) -> tuple[Term, int]:
    """Read one term with all its alternatives; return it and where it ends."""
    choices, at = [], start
    while True:
        choice, end = _read_choice(text, at)
        choices.append(choice)
        bar = _skip_space(text, end)
        if not text.startswith("|", bar):
            break
        at = _skip_space(text, bar + 1)
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


def _read_choice(text: str, start: int) -> tuple[Term, int]:
    """Read a word, a quotation or a regular expression; return it and where it ends."""
    if text[start] == "|":
        raise SelectionError(
            f"Nothing stands before the | at position {start + 1}. A word is allowed there: love|hate."
        )
    if text[start] == "/":
        return _read_expression(text, start)
    if text[start] in '"“”„':
        return _read_quotation(text, start)
    end = next(_WORD_END.finditer(text, start)).start()
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
    return Term(matching.write_phrase_pattern([word]), _describe_word(word)), end


def _read_expression(text: str, start: int) -> tuple[Term, int]:
    """Read a regular expression, and try it out in RE2; return it and where it ends."""
    match = _EXPRESSION.match(text, start)
    where = f"The regular expression at position {start + 1}"
    if not match:
        raise SelectionError(
            f"{where} is never closed: a / and then a space or the end is missing. "
            "To look for the / itself, put it between quotation marks."
        )
    written = match[1]
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
    return Term(pattern, f"what matches /{written}/", expression=True), match.end()


def _read_quotation(text: str, start: int) -> tuple[Term, int]:
    """Read a phrase or two words near each other, between quotation marks; return it and where it ends."""
    match = _QUOTED.match(text, start)
    if not match:
        raise SelectionError(f"The quotation mark at position {start + 1} is never closed.")
    words = match[1].split()
    # A dash between spaces is no word, unless it is all that is looked for.
    words = [word for word in words if not _DASHES.fullmatch(word)] or words
    if not words or all(word == "*" for word in words):
        raise SelectionError(f"The quotation marks at position {start + 1} hold no word.")
    end = match.end()
    if near := _NEAR.match(text, end):
        term, end = _read_near(words, near, start), near.end()
    else:
        gap = ", where * is any one word" if "*" in words else ""
        described = f"the phrase “{' '.join(words)}”{gap}" if len(words) > 1 else _describe_word(words[0])
        term = Term(matching.write_phrase_pattern(words), described)
    if end < len(text) and not text[end].isspace() and text[end] != "|":
        raise SelectionError(
            f"“{text[end]}” stands at position {end + 1}, right behind a quotation. A space, | or ~ and a number is "
            'allowed there: "light shadow"~5.'
        )
    return term, end


def _read_near(words: list[str], near: re.Match[str], start: int) -> Term:
    """Read two words with a ~ and a number behind them."""
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
        matching.write_near_pattern(one, other, width=width),
        f"the words “{one}” and “{other}” within {width} word{'s' if width > 1 else ''} of each other",
        needs=(matching.write_phrase_pattern([one]), matching.write_phrase_pattern([other])),
    )


def _describe_word(word: str) -> str:
    """Say what a word of a search stands for."""
    if "|" in word or matching.is_compound(word):
        return f"the words “{word}”"
    return f"words that begin with “{word[:-1]}”" if matching.is_beginning(word) else f"the word “{word}”"

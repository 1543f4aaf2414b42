"""The tables of the desk's database.

Whatever people edit has the same first columns: its number, its version (one more with each change), who changed it
last, and when (UTC). The history has a row a change, with what stood there before and after it. A number that was an
item's is never another's, also after it is gone (`sqlite_autoincrement`).
"""

from typing import Any

from sqlalchemy import JSON, CheckConstraint, Column, DateTime, Integer, MetaData, String, Table, Text, UniqueConstraint

from corpus.schema import STATUSES

#: The longest name, address of a person, phrase or tag; and the longest note or address of a view.
SHORT, LONG = 200, 4_000
#: The longest name of a corpus (`store.library.LONGEST_KEY`), and of a film, a critic or a review.
CORPUS, SUBJECT = 230, 500

SUBJECTS = ("review", "film", "critic", "phrase")
KINDS = ("view", "brief")
ROLES = ("viewer", "editor", "refused")
RULINGS = ("confirmed", "dismissed")
VERDICTS = ("fine", "cut", "quote")

METADATA = MetaData(
    naming_convention={
        "uq": "uq_%(table_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "ix": "ix_%(column_0_label)s",
    }
)


def _edited() -> tuple[Column[Any], ...]:
    return (
        Column("id", Integer, primary_key=True),
        Column("version", Integer, nullable=False),
        Column("changed_by", String(SHORT), nullable=False),
        Column("changed_at", DateTime, nullable=False),
    )


def _text(name: str, size: int) -> Column[Any]:
    return Column(name, String(size), nullable=False, server_default="")


def _one_of(name: str, allowed: tuple[str, ...]) -> CheckConstraint:
    return CheckConstraint(f"{name} IN ({', '.join(map(repr, allowed))})", name=name)


WATCHED = Table(
    "watched",
    METADATA,
    *_edited(),
    Column("phrase", String(SHORT), nullable=False),
    Column("status", String(10), nullable=False),
    _text("replacement", SHORT),
    _text("note", LONG),
    UniqueConstraint("phrase"),
    _one_of("status", STATUSES),
    sqlite_autoincrement=True,
)

NOTES = Table(
    "notes",
    METADATA,
    *_edited(),
    Column("corpus", String(CORPUS), nullable=False),
    Column("kind", String(10), nullable=False),
    Column("subject", String(SUBJECT), nullable=False),
    _text("text", LONG),
    _text("tags", LONG),
    UniqueConstraint("corpus", "kind", "subject"),
    _one_of("kind", SUBJECTS),
    sqlite_autoincrement=True,
)

VIEWS = Table(
    "views",
    METADATA,
    *_edited(),
    Column("slug", String(SHORT), nullable=False),
    Column("kind", String(10), nullable=False),
    Column("name", String(SHORT), nullable=False),
    Column("address", Text, nullable=False),
    UniqueConstraint("slug"),
    _one_of("kind", KINDS),
    sqlite_autoincrement=True,
)

PEOPLE = Table(
    "people",
    METADATA,
    *_edited(),
    Column("address", String(SHORT), nullable=False),
    Column("role", String(10), nullable=False),
    UniqueConstraint("address"),
    _one_of("role", ROLES),
    sqlite_autoincrement=True,
)


def _list_steps(name: str) -> Table:
    """Return a table of changes in each corpus, a row a step: those that were made, and are undone, together."""
    return Table(
        name,
        METADATA,
        *_edited(),
        Column("corpus", String(CORPUS), nullable=False),
        Column("step", Integer, nullable=False),
        Column("changes", JSON, nullable=False),
        UniqueConstraint("corpus", "step"),
        sqlite_autoincrement=True,
    )


#: The house lexicon, and the house's terms for parts of the film.
LEXICON, TERMS = _list_steps("lexicon"), _list_steps("terms")

#: What readers decided about misleading words: a row a word in a review.
WORD_VERDICTS = Table(
    "word_verdicts",
    METADATA,
    *_edited(),
    Column("corpus", String(CORPUS), nullable=False),
    Column("review", String(SHORT), nullable=False),
    Column("word", String(SHORT), nullable=False),
    Column("ruling", String(10), nullable=False),
    Column("day", String(10), nullable=False),
    UniqueConstraint("corpus", "review", "word"),
    _one_of("ruling", RULINGS),
    sqlite_autoincrement=True,
)

#: What the ratings of a corpus suggest for its house lexicon: a row a corpus, with the whole table as CSV.
SUGGESTED = Table(
    "suggested",
    METADATA,
    *_edited(),
    Column("corpus", String(CORPUS), nullable=False),
    Column("learned", String(32), nullable=False),
    Column("suggestions", Text, nullable=False),
    UniqueConstraint("corpus"),
    sqlite_autoincrement=True,
)

#: Suggestions of the ratings that were refused: a row a word of a corpus, for which none comes back.
REFUSED = Table(
    "refused",
    METADATA,
    *_edited(),
    Column("corpus", String(CORPUS), nullable=False),
    Column("term", String(SHORT), nullable=False),
    UniqueConstraint("corpus", "term"),
    sqlite_autoincrement=True,
)

#: The private feed address of each person, who cannot sign in with a feed reader: the digest of its key, never the key.
FEED_KEYS = Table(
    "feed_keys",
    METADATA,
    *_edited(),
    Column("address", String(SHORT), nullable=False),
    Column("digest", String(64), nullable=False),
    UniqueConstraint("address"),
    sqlite_autoincrement=True,
)

#: Verdicts on lines of a concordance.
LINES = Table(
    "lines",
    METADATA,
    *_edited(),
    Column("corpus", String(CORPUS), nullable=False),
    Column("review", String(SUBJECT), nullable=False),
    Column("start", Integer, nullable=False),
    Column("wording", String(SHORT), nullable=False),
    Column("verdict", String(10), nullable=False),
    UniqueConstraint("corpus", "review", "start", "wording"),
    _one_of("verdict", VERDICTS),
    sqlite_autoincrement=True,
)

HISTORY = Table(
    "history",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("changed_at", DateTime, nullable=False),
    Column("changed_by", String(SHORT), nullable=False),
    Column("of", String(20), nullable=False),
    Column("item", Integer, nullable=False, index=True),
    Column("version", Integer, nullable=False),
    Column("before", JSON(none_as_null=True)),
    Column("after", JSON(none_as_null=True)),
    sqlite_autoincrement=True,
)

#: The tables that people edit, by name; what was done in them can be undone.
EDITED = {
    table.name: table
    for table in (WATCHED, NOTES, VIEWS, PEOPLE, LEXICON, TERMS, WORD_VERDICTS, SUGGESTED, REFUSED, LINES)
}

import string
import time

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import SelectionError
from corpus.search.parsing import LONGEST, WIDEST, parse_query, summarise_query


@pytest.fixture(scope="module")
def holds():
    """Return a function that says whether a text matches a query."""
    with duckdb.connect() as connection:

        def ask(query, text):
            asked = parse_query(query)
            sql = f"SELECT {asked.condition} FROM (SELECT $text AS text)"
            return connection.execute(sql, {"text": text, **asked.parameters}).fetchone()[0]

        yield ask


MATCHES = [
    ("love", "I LOVE it"),
    ("love", "(love)"),
    ("love", "love"),
    ("director", "the director’s cut"),
    ("don't", "Don’t look"),
    ("don’t", "don't look"),
    ("love*", "Lovely."),
    ("love*", "love"),
    ("love|hate", "hate, mostly"),
    ("love | hate", "hate, mostly"),
    ("love|hat*", "two hats"),
    ('"long after"|credits', "the credits"),
    ("hate love", "love it, hate it"),
    ("star-crossed", "Star crossed lovers"),
    ("star crossed", "crossed by a star"),
    ('"star crossed"', "star-crossed lovers"),
    ('"star - crossed"', "star-crossed lovers"),
    ("“star crossed”", "star-crossed lovers"),
    ('"in conclusion the film"', "In conclusion, the film works"),
    ('"after the credits"', "long after\nthe credits"),
    ('"long after the *"', "long after the director's cut"),
    ('"the * since *"', "the best since Paper Lanterns"),
    ('"hauntingly beautiful score|film"', "a hauntingly beautiful film"),
    ('"love* him"', "she loved him"),
    ('"Dr. Strange"', "see Dr. Strange"),
    ('"light shadow"~1', "light and shadow? light, shadow!"),
    ('"light shadow"~2', "shadow and light"),
    ('"light shadow"~3', "the light’s own “shadow"),
    ('"light shadow"~3', "light...of the (shadow)"),
    ('"light* shadow"~2', "lightness, then shadow"),
    ("/cred(it|o)s?/", "the Credits"),
    ("/^the/", "The end"),
    ("/a/b/", "an a/b test"),
    (r"/a\/ b/", "a/ b"),
    ("/(?-i)LOUD/", "so LOUD"),
    ("любов*", "О Любови"),
    ("ÉTÉ", "un été"),
    ("cafe\u0301", "le café"),
    ("हिन्दी", "यह हिन्दी है"),
    ("माता-पिता", "उसके माता पिता"),
    ("映画", "この映画は素晴らしい"),
    ("ελλάδα", "ΕΛΛΆΔΑ!"),
    ("love -hate", "love it, hated it"),
    ("-hate", "love it"),
    ("-hate", ""),
    ('love -"long after"', "long love, after all"),
    ("-/h.te/", "love it"),
    ("-love|hate", "it glows"),
    ("run-of-the-mill", "a run of the mill"),
    ("well-made -film", "a well-made play"),
    ('"-hate"', "self -hate"),
    ("lo\u200bve\ud800\x07", "love"),
    ("love\u2060*", "lovely"),
    ("long––after", "so long––after"),
]
MISSES = [
    ("love", "glove"),
    ("love", "lovely"),
    ("love", "loveé"),
    ("été", "étés"),
    ("любовь", "нелюбовь"),
    ("हिन", "हिन्दी"),
    ("love*", "glove"),
    ("love|hate", "hated"),
    ("love hate", "love it"),
    ('"star crossed"', "crossed star"),
    ('"star crossed"', "starcrossed"),
    ('"the end of"', "the end. Of course"),
    ('"long after the *"', "long after the"),
    ('"the * since"', "the very best since"),
    ('"light shadow"~1', "light and shadow"),
    ('"light shadow"~2', "light of the shadow"),
    ('"light shadow"~5', "lightly shadow"),
    ('"light shadow"~5', "light shadows"),
    ('"light shadow"~5', "moonlight shadow"),
    ("/(?-i)LOUD/", "so loud"),
    ("love -hate", "love it, hate it"),
    ("love -hate", "like it"),
    ("-hate", "I HATE it"),
    ("-hat*", "two hats"),
    ('love -"long after"', "love, long after"),
    ("-/h.te/", "hate"),
    ("-love|hate", "so much hate"),
    ('-"light shadow"~3', "shadow of light"),
    ("love -hate -war", "love and war"),
    ("well-made", "made well"),
]


@pytest.mark.parametrize(("query", "text"), MATCHES)
def test_a_query_finds_what_it_says(holds, query, text):
    assert holds(query, text)


@pytest.mark.parametrize(("query", "text"), MISSES)
def test_a_query_leaves_out_what_it_does_not_say(holds, query, text):
    assert not holds(query, text)


@pytest.mark.parametrize(
    "query",
    [
        "(",
        "C++",
        "*good",
        "(?=a)(a+)+$",
        "AC/DC",
        "$x$",
        ":red[x]",
        "[",
        "\\",
        "a.b",
        "lo*ve",
        "C+*",
        "~",
        "5~6x",
        "%{y}",
        "C#",
    ],
)
def test_what_is_no_syntax_is_a_letter_like_any_other(holds, query):
    assert holds(query, f"before {query} behind")
    assert not holds(query, "before aab, loove, x, C, good and behind")


@pytest.mark.parametrize(("query", "text"), [("a.b", "axb"), ("C++", "CCC"), ("lo*ve", "looove"), ("$x$", "x")])
def test_a_letter_stands_for_itself_alone(holds, query, text):
    assert not holds(query, text)


@pytest.mark.parametrize("distance", [1, 2, 3, WIDEST - 1, WIDEST, WIDEST + 1])
def test_two_words_are_within_as_many_words_as_from_one_to_the_other(holds, distance):
    text = "light " + "of " * (distance - 1) + "shadow"
    assert holds(f'"light shadow"~{min(distance, WIDEST)}', text) == (distance <= WIDEST)
    assert holds(f'"shadow light"~{min(distance, WIDEST)}', text) == (distance <= WIDEST)
    if distance > 1:
        assert not holds(f'"light shadow"~{min(distance, WIDEST + 1) - 1}', text)


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("", "The search is empty"),
        (" \n", "The search is empty"),
        ('a good day "light', "The quotation mark at position 12 is never closed."),
        ('""', "The quotation marks at position 1 hold no word."),
        ('"* *"', "The quotation marks at position 1 hold no word."),
        ('"a"b', "“b” stands at position 4, right behind a quotation."),
        ("love *", r"The \* at position 6 stands alone."),
        ("love|", r"Nothing stands behind the \| at position 5."),
        ("love||hate", r"Nothing stands behind the \| at position 5."),
        ("|love", r"Nothing stands before the \| at position 1."),
        ('"light shadow"~', "The ~ at position 15 needs a number of words behind it"),
        ('"light shadow"~0', f"The ~ at position 15 says 0 words; 1 to {WIDEST} are allowed."),
        ('"light shadow"~999', f"The ~ at position 15 says 999 words; 1 to {WIDEST} are allowed."),
        ('"light"~5', "The ~ at position 8 needs exactly two words between the quotation marks at position 1"),
        ('"light *"~5', "The ~ at position 10 needs exactly two words"),
        ("~5", "The ~ at position 1 stands behind no quotation."),
        ("light shadow~5", "The ~ at position 13 stands behind no quotation. It is allowed behind two words"),
        ("/love", "The regular expression at position 1 is never closed"),
        ("//", "The regular expression at position 1 is empty."),
        ("a /(b/", r"The regular expression at position 3 cannot be read: missing \)\. The syntax of RE2"),
        ("/a)(b/", "The regular expression at position 1 cannot be read"),
        (r"/\Qa/", "The regular expression at position 1 cannot be read"),
        ("/(?=a)(a+)+$/", r"The regular expression at position 1 cannot be read at “\(\?=”: invalid perl operator\."),
        (r"/(a)\1/", r"The regular expression at position 1 cannot be read at “\\1”: invalid escape sequence\."),
        ("/a{999}/", "The regular expression at position 1 repeats 999 times"),
        ("/(a{9}){9}/", "The regular expression at position 1 repeats 81 times"),
        (r"/\C/", "The regular expression at position 1 holds"),
        ("love -", r"The - at position 6 stands alone\. It is allowed right before what"),
        ("- love", "The - at position 1 stands alone"),
        ("love --hate", "Two hyphens stand at position 6"),
        ("--", "Two hyphens stand at position 1"),
        ("love|-hate", r"The - at position 6 stands behind a \|\. .*: -love\|hate\."),
        ("-|love", r"Nothing stands before the \| at position 2\."),
        ('-"', "The quotation mark at position 2 is never closed"),
        ("-/a", "The regular expression at position 2 is never closed"),
        ("\ud800\u200b", "The search is empty"),
        ("/a/|b", "A regular expression cannot be one side of a |, as it is at position 1."),
        ("a" * (LONGEST + 1), f"This search has {LONGEST + 1} characters; at most {LONGEST} are allowed."),
    ],
)
def test_a_mistake_is_pointed_at(query, message):
    with pytest.raises(SelectionError, match=message):
        parse_query(query)


PIECES = (
    *("love", "a", "é", "映", "-", "--", "–", "|", '"', "”", "~", "~5", "/", "*", "'", " ", "\n", "٣", "\ue000"),
    *("(", ")", "[", "]", "{1,3}", "{٣}", "\\", "?", "+", "^", "$", ".", "(?i)", "(?=", "\\pL", "\\1", "\\C", "\\Q"),
)


@settings(max_examples=60)
@given(query=st.lists(st.sampled_from(PIECES) | st.characters(), max_size=12).map("".join))
def test_any_text_is_a_query_or_is_refused_in_a_sentence(holds, query):
    # Whatever else went wrong would come up here: an error that is not ours, a message that no screen can show.
    try:
        holds(query, "Love, a é 映 – it's {1,3} love-love")
        sentence = parse_query(query).describe()
    except SelectionError as error:
        sentence = str(error)
    assert (sentence + summarise_query(query)).encode()


@settings(max_examples=60)
@given(
    word=st.text(alphabet=string.ascii_letters + string.digits + "()[]{}+?^$.,;:!#%&\\'’éß映भ", min_size=1, max_size=12)
)
def test_every_word_without_syntax_finds_itself(holds, word):
    assert holds(word, f"so {word} it")
    assert holds(word, word)
    assert holds(word, word.replace("'", "’"))


@pytest.mark.parametrize("query", ["/(a+)+$/", "/(a|aa)+$/", "/(.*)*b/", '"a* a*"~20', '"* a* *" b'])
def test_no_query_takes_more_than_linear_time(holds, query):
    text = "aaaa " * 20_000 + "!"
    started = time.process_time()
    holds(query, text)
    assert time.process_time() - started < 1

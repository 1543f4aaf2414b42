"""What a screen says is what an editor would let stand: no word of the trade's dialect, no finding that goes on."""

import re
from collections.abc import Iterator

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block

from corpus.store.corpus import Corpus, open_corpus
from tests.pages.conftest import SCREENS, SEEDS, App, as_read, page_text

#: What is said in other words, nearly all of it the left column of the house's list of words; each in any case.
BANNED = (
    # riddles, inversions, a dialect of our own
    *(r"\bwhose\b", "told apart", "tell apart", "foretell", "foretold", "set aside", "sets aside", "retold"),
    *(r"\bstands? in\b", "stands out of", "how they run", r"\btells\b", r"\btelling\b", "at fault"),
    *("can(not)? be told", "divide their critics", "how divided", "anybody's", "anybody’s", r"one critic.s own"),
    *("on its own", "on their own", "written alike", r"writes? alike", r"\bsets? .*apart", r"\d\.\d\d apart"),
    *("warm words", r"\bwarm(er|est|th|ly)?\b", r"\bcold(er|est)?\b", r"carr(y|ies) .*(praise|blame)"),
    *("^most like it$", "read it whole", "how warmly", r"\binflections?\b", r"\btemplates?\b", "house lexicon"),
    *("house cliché", "weigh it", "silence it", "films inferred", "what was not", "how far to trust"),
    *("against colleagues", "lowest beside colleagues", "keeps .* of the distances"),
    # statistics by name: in "Method", at the end of a screen
    *(r"\bq values?\b", r"\bq\b", "cliff.s delta", "isotonic", "log-odds", "krippendorff", "95 % interval"),
    *("confidence interval", "standardised", "bootstrap"),
)
#: The field's name of tone, which help, axes and "Method" may say.
FIELD = r"\bpolarity\b"
#: The most words and letters of a finding: two lines in large type at 1440 pixels.
WORDS, LETTERS = 25, 170

#: Words of reviews and names of films, which a screen quotes.
_QUOTED = re.compile(r"“[^”]*”|‘[^’]*’|«[^»]*»|\"[^\"]*\"")


def said(block: Block) -> Iterator[tuple[str, str]]:
    """Yield each text that a part of a screen shows or says, and where it stands, but for what "Method" holds.

    Texts of reviews and cells of tables are left out: they are what came in.
    """
    for child in block.children.values():
        if isinstance(child, Block):
            label = getattr(child, "label", "") or getattr(getattr(child, "proto", None), "label", "")
            if label:
                yield label, "label"
            if label != "Method":
                yield from said(child)
            continue
        proto = child.proto
        for name in ("label", "help", "placeholder", "body", "alt", "caption"):
            text = getattr(proto, name, "")
            if isinstance(text, str) and text:
                yield from _of_html(text) if child.type == "html" else [(text, name)]
        for option in getattr(proto, "options", []):
            yield getattr(option, "content", option), "option"


def _of_html(body: str) -> Iterator[tuple[str, str]]:
    if body.startswith(("<style", "<script", "<article")):
        return
    head = body.partition("<tbody>")[0]
    for name, where in (("title", "help"), ("aria-label", "alt")):
        for text in re.findall(f' {name}="([^"]*)"', head):
            yield as_read(text), where
    for finding in re.findall(r'<p [^>]*finding"[^>]*>(.*?)</p>', head, re.DOTALL):
        yield as_read(finding), "finding"
    yield as_read(re.sub(r"</(p|th|a|div|span|button|li)>", " ", head)), "text"


def faults(at: AppTest) -> list[str]:
    """Return what a screen says that it should not."""
    wrong = []
    for text, where in said(at._tree):
        ours = _QUOTED.sub("", text)
        if where == "finding":
            if len(text.split()) > WORDS or len(text) > LETTERS:
                wrong.append(f"{len(text.split())} words, {len(text)} letters: {text}")
            continue
        wrong += [f"{word}: {text}" for word in BANNED if re.search(word, ours, re.IGNORECASE)]
        if where not in ("help", "alt") and re.search(FIELD, re.sub("TextBlob[’']s polarity", "", ours), re.IGNORECASE):
            wrong.append(f"{FIELD}: {text}")
    return wrong


@pytest.fixture(scope="module")
def behind(library) -> dict[str, dict[str, str]]:
    """What the sections without a tab show."""
    sample: Corpus = open_corpus(library / "sample")
    twins = sample.duplicates.iloc[0]
    return {
        "phrase": {"phrase": sample.families.families["family_id"].iloc[0]},
        "review": {"review": twins["a"]},
        "pair": {"of": "reviews", "a": twins["a"], "b": twins["b"]},
    }


@pytest.mark.parametrize("section", [*SCREENS, "phrase", "review"])
def test_a_screen_of_the_sample_speaks_plainly(app: App, behind: dict[str, dict[str, str]], section: str) -> None:
    wrong = faults(app(section, **behind.get(section, {})))
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("section", SCREENS)
def test_a_screen_of_three_reviews_stands_and_speaks_plainly(app: App, section: str) -> None:
    if not SEEDS.is_dir():
        pytest.skip("the seeds lie beside the project and are not here")
    at = app(section, "seeds")
    assert "3 reviews" in page_text(at)
    wrong = faults(at)
    assert not wrong, "\n".join(wrong)


def test_this_test_hears_what_is_banned_and_lets_quotations_and_method_be() -> None:
    def a_screen() -> None:
        import streamlit as st

        from pages.shared.letters import plain_text

        st.title("Whose are they?")
        plain_text("“warmest” and ‘apart’ are words of a review.")
        plain_text("Ten " * 26, "finding")
        with st.expander("Method"):
            plain_text("Log-odds of polarity.")
        st.toggle("Polarity", help="TextBlob's polarity.")

    assert [fault.partition(":")[0] for fault in faults(AppTest.from_function(a_screen, default_timeout=60).run())] == [
        r"\bwhose\b",
        "26 words, 104 letters",
        FIELD,
    ]

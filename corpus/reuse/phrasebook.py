"""A list of phrases as it is looked up in any text: in every inflection, and with any words in a gap."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntFlag
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from corpus.phrases.annotated_text import AnnotatedText
from corpus.phrases.inflections import Cores
from corpus.phrases.spelling import Spelling
from corpus.phrases.spoken import take_first_variants
from corpus.reuse.known_runs import KnownRuns
from corpus.text.arrays import find_names, join_ranges, mark_changes, narrow
from corpus.text.stems import find_lemmas
from corpus.text.tokens import FILM, FILMS, Tokens, tokenise
from corpus.text.uses import NOUN
from corpus.text.verb_forms import VerbForm, find_verb_forms

#: What stands in a listed phrase for the words that fill its gap.
GAP = "*"
#: A word of letters that no text has, in the place of «film» while a list is read.
_TITLE = "xfilmx"
_WORDS = {_TITLE: FILM, f"{_TITLE}'s": FILMS}
#: The arrays of a phrasebook that are kept as they are, and those of its runs.
_KEPT = ("family", "row", "core_word", "core_traits", "content")
_RUNS = ("number", "bounds", "entries")


class Trait(IntFlag):
    """What decides whether another form of a word, where it stands, is the same word of a phrase."""

    CONTENT = 1
    #: It may be a form of a verb.
    VERBAL = 2
    GENITIVE = 4
    #: The words beside it say that it is a noun, or that it is none; often neither.
    NOUN = 8
    NO_NOUN = 16


@dataclass(frozen=True, eq=False)
class Wordings:
    """The words of some texts, with what decides whether other forms of them are the same phrase.

    Attributes
    ----------
    tokens : Tokens
        Each of the texts is one wording, or one draft.
    text : AnnotatedText
        What their words are.
    traits : uint8, one item a token
        Its `Trait`s.
    kept : int64
        The tokens that do more than change the tense of a verb.
    """

    tokens: Tokens
    text: AnnotatedText
    traits: NDArray[np.uint8]
    kept: NDArray[np.integer]

    @classmethod
    def of(cls, tokens: Tokens, forms: NDArray[np.integer]) -> "Wordings":
        """Annotate some texts.

        Parameters
        ----------
        tokens : Tokens
        forms : array of int, one item a word of the vocabulary
            What `find_verb_forms` gives of these words, among others perhaps by which a verb is known for one although
            no text here has it in a past tense.
        """
        text = AnnotatedText.of(tokens, Spelling.of(tokens), forms)
        verbal = (forms != VerbForm.NONE)[tokens.word]
        genitive = np.array([word.endswith("'s") for word in tokens.vocabulary], bool)[tokens.word]
        inside = ~mark_changes(text.sentence)
        governed = np.append(False, text.article[:-1] | text.preposition[:-1])[: len(inside)]
        used = text.use == NOUN
        noun, no_noun = inside & np.where(verbal, used, governed), inside & verbal & ~used
        marks = (text.content[:], verbal, genitive, noun, no_noun)
        traits = sum((mark * np.uint8(trait) for mark, trait in zip(marks, Trait, strict=True)), np.uint8(0))
        return cls(tokens, text, np.asarray(traits, np.uint8), np.flatnonzero(~text.skipped[:]))

    def number_words(self, numbers: Mapping[str, int]) -> NDArray[np.int32]:
        """Return the numbers of all words in a row; −1 for those without one."""
        return _number(self.tokens.vocabulary, numbers)[self.tokens.word]

    def number_lemmas(self, numbers: Mapping[str, int]) -> NDArray[np.int32]:
        """Return the numbers of the lemmas of the words that are `kept`, in a row."""
        return _number(self.text.lemmas, numbers)[self.text.lemma[self.text.word[self.kept]]]


@dataclass(frozen=True, eq=False)
class Phrasebook:
    """A list of phrases and families, to look them up in a text.

    Attributes
    ----------
    ids : Series of str
        Phrases and families; where two have the same wording, the first is named.
    family : array of int, one item an id
        The row of the family that the phrase belongs to; the phrase's own row, if that family is not in the list.
    words, lemmas : mapping of str to int
        The numbers of the words and of the lemmas that the list has.
    pasts : mapping of str to str
        A form of each verb that shows that it is one, by its lemma.
    row : array of int, one item a wording
        The row of its phrase.
    wordings : KnownRuns
        The words of each wording.
    cores : KnownRuns
        The lemmas of what of each wording is inflected: its kept words from the first of content to the last.
    core_word, core_traits : array, one item a word of a core
        Its number, and its `Trait`s.
    content : array of int, one item a wording
        How many words of content its core has.
    frames : mapping of (bytes, bytes) to int
        Lemmas before and behind a gap, and the row of their template; none behind an open end.
    """

    ids: pd.Series
    family: NDArray[np.integer]
    words: Mapping[str, int]
    lemmas: Mapping[str, int]
    pasts: Mapping[str, str]
    row: NDArray[np.integer]
    wordings: KnownRuns
    cores: KnownRuns
    core_word: NDArray[np.integer]
    core_traits: NDArray[np.uint8]
    content: NDArray[np.integer]
    frames: Mapping[tuple[bytes, bytes], int]

    @classmethod
    def of(
        cls, listed: pd.DataFrame, printed: pd.DataFrame | None = None, vocabulary: Sequence[str] = ()
    ) -> "Phrasebook":
        """Collect how listed phrases are worded.

        Parameters
        ----------
        listed : DataFrame
            `phrase_id`, `phrase` ("/" between variants, "*" in a gap), `kind` ("single", "inflection" or "template"),
            and the `family_id` of single phrases. Of two with the same wording, the first is named.
        printed : DataFrame, optional
            Forms of inflections that were printed: `phrase`, `family_id`; see `printed_forms.list_printed`.
        vocabulary : sequence of str
            Words of the archive, by which verbs are known.
        """
        known = pd.Index(listed["phrase_id"])
        kind, phrase = listed["kind"].to_numpy(), listed["phrase"].tolist()
        # The pattern of an inflection says less than its printed forms: "4/10" may be one form, or two.
        spoken = kind != "template"
        if printed is not None:
            spoken &= ~((kind == "inflection") & (find_names(known, among=pd.Index(printed["family_id"])) >= 0))
        whole = np.flatnonzero(spoken)
        spelled = [_say(phrase[row]) if kind[row] == "inflection" else phrase[row] for row in whole.tolist()]
        row, texts = whole, np.array(spelled, object)
        if printed is not None:
            of_family = known.get_indexer(printed["family_id"])
            row, texts = np.append(row, of_family[of_family >= 0]), np.append(texts, printed["phrase"][of_family >= 0])
        order = np.argsort(row, kind="stable")
        row, tokens = row[order], _tokenise(texts[order].tolist())
        verb_forms = find_verb_forms([*vocabulary, *tokens.vocabulary])
        forms = Wordings.of(tokens, verb_forms[len(vocabulary) :])
        templates = np.flatnonzero(kind == "template")
        sides = [side for at in templates.tolist() for side in _say(phrase[at]).split(GAP, 1)]
        gapped_tokens = _tokenise(sides)
        gapped = Wordings.of(gapped_tokens, find_verb_forms(gapped_tokens.vocabulary))
        # A vocabulary of titles has «film» twice.
        words = {word: number for number, word in enumerate(dict.fromkeys(tokens.vocabulary))}
        lemmas = {name: at for at, name in enumerate(dict.fromkeys([*forms.text.lemmas, *gapped.text.lemmas]))}
        number = forms.number_words(words)

        first, size = tokens.bounds[:-1], np.diff(tokens.bounds)
        cores = Cores.of(tokens, forms.text, first, size).widen(first, size)
        begin, end = (np.searchsorted(forms.kept, edge) for edge in (cores.start, cores.end))
        inflected = np.where(cores.content > 0, end - begin, 0)
        within = join_ranges(begin, inflected)
        core, lemma = forms.kept[within], forms.number_lemmas(lemmas)[within]

        edges = np.searchsorted(gapped.kept, gapped.tokens.bounds).tolist()
        sides_lemma = gapped.number_lemmas(lemmas)
        pieces = [sides_lemma[a:b].tobytes() for a, b in pairwise(edges)]
        frames: dict[tuple[bytes, bytes], int] = {}
        for at, before, behind in zip(templates.tolist(), pieces[::2], pieces[1::2], strict=True):
            frames.setdefault((before, behind), at)
        family = known.get_indexer(listed["family_id"]) if "family_id" in listed else np.full(len(known), -1)
        return cls(
            ids=listed["phrase_id"],
            family=np.where(family < 0, np.arange(len(known)), family).astype(np.int32),
            words=words,
            lemmas=lemmas,
            pasts=_find_pasts([*vocabulary, *tokens.vocabulary], verb_forms),
            row=row.astype(np.int32),
            wordings=KnownRuns.of(number, tokens.bounds.astype(np.int32)),
            cores=KnownRuns.of(lemma, np.append(0, np.cumsum(inflected)).astype(np.int32)),
            core_word=number[core],
            core_traits=forms.traits[core],
            content=narrow(cores.content),
            frames=frames,
        )

    @classmethod
    def of_arrays(cls, arrays: Mapping[str, Any], ids: pd.Series) -> "Phrasebook":
        """Return a phrasebook that was kept as `to_arrays` gives it.

        Parameters
        ----------
        arrays : mapping of str to array
        ids : Series of str
            Of the same list.
        """
        words, lemmas, verbs, pasts, before, behind = (
            arrays[name].to_pylist() for name in ("words", "lemmas", "verbs", "pasts", "before", "behind")
        )
        return cls(
            ids=ids,
            words={word: number for number, word in enumerate(words)},
            lemmas={lemma: number for number, lemma in enumerate(lemmas)},
            pasts=dict(zip(verbs, pasts, strict=True)),
            wordings=KnownRuns(*(arrays[f"wordings_{name}"] for name in _RUNS)),
            cores=KnownRuns(*(arrays[f"cores_{name}"] for name in _RUNS)),
            frames=dict(zip(zip(before, behind, strict=True), arrays["template"].tolist(), strict=True)),
            **{name: arrays[name] for name in _KEPT},
        )

    def to_arrays(self) -> dict[str, Any]:
        """Return what is kept of a phrasebook, besides its ids."""
        runs = {"wordings": self.wordings, "cores": self.cores}
        return {
            "words": list(self.words),
            "lemmas": list(self.lemmas),
            "verbs": list(self.pasts),
            "pasts": list(self.pasts.values()),
            "before": [before for before, _ in self.frames],
            "behind": [behind for _, behind in self.frames],
            "template": np.array(list(self.frames.values()), np.int32),
            **{f"{key}_{name}": getattr(each, name) for key, each in runs.items() for name in _RUNS},
            **{name: getattr(self, name) for name in _KEPT},
        }

    def annotate(self, tokens: Tokens) -> Wordings:
        """Return a text to be looked through."""
        pasts = (self.pasts.get(lemma) for lemma in find_lemmas(tokens.vocabulary))
        known = filter(None, dict.fromkeys(pasts))
        return Wordings.of(tokens, find_verb_forms([*tokens.vocabulary, *known])[: len(tokens.vocabulary)])


def _say(phrase: str) -> str:
    """Return a listed family in its first variant, its gap as it is."""
    return " ".join(take_first_variants(phrase.split(" ")))


def _tokenise(phrases: list[str]) -> Tokens:
    """Tokenise listed phrases, in which «film» is a word."""
    tokens = tokenise([phrase.replace(FILM, _TITLE) for phrase in phrases])
    return replace(tokens, vocabulary=[_WORDS.get(word, word) for word in tokens.vocabulary])


def _find_pasts(words: Sequence[str], forms: NDArray[np.integer]) -> dict[str, str]:
    past = np.flatnonzero(forms >= VerbForm.PAST).tolist()
    return dict(zip(find_lemmas([words[at] for at in past]), (words[at] for at in past), strict=True))


def _number(names: Sequence[str], numbers: Mapping[str, int]) -> NDArray[np.int32]:
    return np.array([numbers.get(name, -1) for name in names], np.int32)

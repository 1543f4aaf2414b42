"""A list of phrases as it is looked up in any text: in every inflection, and with any words in a gap."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from corpus.phrases.families import Families
from corpus.phrases.frames import AnnotatedText
from corpus.phrases.inflections import Cores, mix_hashes
from corpus.phrases.spelling import Spelling
from corpus.phrases.spoken import take_first_variants
from corpus.reuse.draft_check import PassageIndex
from corpus.text.stems import find_lemmas
from corpus.text.tokens import FILM, FILMS, Tokens, tokenise
from corpus.text.uses import find_uses
from corpus.text.verb_forms import VerbForm, find_verb_forms

#: What stands in a listed phrase for the words that fill its gap.
GAP = "*"
#: A word of letters that no text has, in the place of «film» while a list is read.
_TITLE = "xfilmx"
_WORDS = {_TITLE: FILM, f"{_TITLE}'s": FILMS}


@dataclass(frozen=True, eq=False)
class Wordings:
    """The words of some texts, with what decides whether other forms of them are the same phrase.

    Attributes
    ----------
    tokens : Tokens
        Each of the texts is one wording, or one draft.
    text : AnnotatedText
        What their words are.
    use, form : int, one item a token
        How each word is used (`text.uses`), and which form of a verb it may be (`text.verb_forms`).
    kept : int64
        The tokens that do more than change the tense of a verb.
    """

    tokens: Tokens
    text: AnnotatedText
    use: NDArray[np.integer]
    form: NDArray[np.integer]
    kept: NDArray[np.integer]

    @classmethod
    def of(cls, tokens: Tokens, known: Iterable[str] = ()) -> "Wordings":
        """Annotate some texts.

        Parameters
        ----------
        tokens : Tokens
        known : iterable of str
            Words of other texts, by which a verb is known for one although no text here has it in a past tense.
        """
        text = AnnotatedText.of(tokens, Spelling.of(tokens))
        more = replace(tokens, vocabulary=[*tokens.vocabulary, *known])
        form = find_verb_forms(more.vocabulary)[tokens.word]
        return cls(tokens, text, find_uses(more), form, np.flatnonzero(~text.skipped))

    def number_words(self, numbers: Mapping[str, int]) -> bytes:
        """Return the numbers of all words in a row; −1 for those without one."""
        return _number(self.tokens.vocabulary, numbers)[self.tokens.word].tobytes()

    def number_lemmas(self, numbers: Mapping[str, int]) -> bytes:
        """Return the numbers of the lemmas of the words that are `kept`, in a row."""
        return _number(self.text.lemmas, numbers)[self.text.lemma[self.kept]].tobytes()


@dataclass(frozen=True, eq=False)
class Phrasebook:
    """A list of phrases and families, to look them up in a text.

    Attributes
    ----------
    ids : list of str
        Phrases and families; where two have the same wording, the first is named.
    family : list of int, one item an id
        The row of the family that the phrase belongs to; the phrase's own row, if that family is not in the list.
    words, lemmas : mapping of str to int
        The numbers of the words and of the lemmas that the list has.
    pasts : mapping of str to str
        A form of each verb that shows that it is one, by its lemma.
    exact : mapping of bytes to int
        Words in a row, and the row of their phrase.
    wordings : Wordings
        Those of the list, to compare another inflection with.
    cores : Cores
        What of each is inflected: from the first word of content to the last.
    row : list of int, one item a wording
        The row of its phrase.
    inflected : mapping of bytes to list of int
        Lemmas in a row, and the wordings whose core they are.
    frames : mapping of (bytes, bytes) to int
        Lemmas before and behind a gap, and the row of their template; none behind an open end.
    """

    ids: list[str]
    family: list[int]
    words: Mapping[str, int]
    lemmas: Mapping[str, int]
    pasts: Mapping[str, str]
    exact: Mapping[bytes, int]
    wordings: Wordings
    cores: Cores
    row: list[int]
    inflected: Mapping[bytes, list[int]]
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
            Forms of inflections that were printed: `phrase`, `family_id`; see `list_printed`.
        vocabulary : sequence of str
            Words of the archive, by which verbs are known.
        """
        known = pd.Index(listed["phrase_id"])
        kind, phrase = listed["kind"].to_numpy(), listed["phrase"].tolist()
        # The pattern of an inflection says less than its printed forms: "4/10" may be one form, or two.
        spoken = kind != "template"
        if printed is not None:
            spoken &= ~((kind == "inflection") & known.isin(printed["family_id"]))
        whole = np.flatnonzero(spoken)
        spelled = [_say(phrase[row]) if kind[row] == "inflection" else phrase[row] for row in whole.tolist()]
        row, texts = whole, np.array(spelled, object)
        if printed is not None:
            of_family = known.get_indexer(printed["family_id"])
            row, texts = np.append(row, of_family[of_family >= 0]), np.append(texts, printed["phrase"][of_family >= 0])
        order = np.argsort(row, kind="stable")
        row, tokens = row[order], _tokenise(texts[order].tolist())
        wordings = Wordings.of(tokens, vocabulary)
        bounds = tokens.bounds
        cores = Cores.of(tokens, wordings.text, bounds[:-1], np.diff(bounds)).widen(bounds[:-1], np.diff(bounds))

        templates = np.flatnonzero(kind == "template")
        sides = [side for at in templates.tolist() for side in _say(phrase[at]).split(GAP, 1)]
        gapped = Wordings.of(_tokenise(sides), vocabulary)
        words = {word: number for number, word in enumerate(tokens.vocabulary)}
        lemmas = {name: at for at, name in enumerate(dict.fromkeys([*wordings.text.lemmas, *gapped.text.lemmas]))}
        exact: dict[bytes, int] = {}
        for wording, run in enumerate(_cut(wordings.number_words(words), bounds[:-1], bounds[1:])):
            exact.setdefault(run, int(row[wording]))
        inflected: dict[bytes, list[int]] = {}
        runs = _cut_kept(wordings, lemmas, cores.start, cores.end)
        for wording in np.flatnonzero(cores.content > 0).tolist():
            inflected.setdefault(runs[wording], []).append(wording)
        pieces = _cut_kept(gapped, lemmas, gapped.tokens.bounds[:-1], gapped.tokens.bounds[1:])
        frames: dict[tuple[bytes, bytes], int] = {}
        for at, before, behind in zip(templates.tolist(), pieces[::2], pieces[1::2], strict=True):
            frames.setdefault((before, behind), at)
        family = known.get_indexer(listed["family_id"]) if "family_id" in listed else np.full(len(known), -1)
        family = np.where(family < 0, np.arange(len(known)), family)
        pasts = _find_pasts([*vocabulary, *tokens.vocabulary])
        return cls(
            known.tolist(),
            family.tolist(),
            words,
            lemmas,
            pasts,
            exact,
            wordings,
            cores,
            row.tolist(),
            inflected,
            frames,
        )

    def annotate(self, tokens: Tokens) -> Wordings:
        """Return a text to be looked through."""
        pasts = (self.pasts.get(lemma) for lemma in find_lemmas(tokens.vocabulary))
        return Wordings.of(tokens, filter(None, dict.fromkeys(pasts)))


def list_printed(index: PassageIndex, families: Families) -> pd.DataFrame:
    """List every form that an archive has printed of its listed inflections, each once: `family_id`, `phrase`.

    Parameters
    ----------
    index : PassageIndex
        The archive's.
    families : Families
        Its families.
    """
    table, occurrences = families.families, families.occurrences
    family = occurrences["family_id"].cat.codes.to_numpy()
    shown = ((table["kind"] == "inflection") & (table["aside"] == "")).to_numpy()
    chosen = np.flatnonzero(shown[family])
    review = occurrences["review_id"].cat.codes.to_numpy()[chosen].astype(np.int64) << 32
    token = (np.repeat(np.arange(len(index.bounds) - 1), np.diff(index.bounds)) << 32) | index.start
    # Looked up in their own order, which is several times as fast.
    order = np.argsort(review | occurrences["start"].to_numpy()[chosen])
    review, chosen = review[order], chosen[order]
    first, end = (np.searchsorted(token, review | occurrences[name].to_numpy()[chosen]) for name in ("start", "end"))
    key = family[chosen].astype(np.uint64)
    for step in range(int((end - first).max(initial=0))):
        rows = np.flatnonzero(first + step < end)
        key[rows] = mix_hashes(key[rows], index.word[first[rows] + step])
    once = np.sort(np.unique(key, return_index=True)[1])
    names = list(index.number)
    runs = zip(first[once].tolist(), end[once].tolist(), strict=True)
    return pd.DataFrame(
        {
            "family_id": table["family_id"].to_numpy()[family[chosen[once]]],
            "phrase": [" ".join(names[word] for word in index.word[a:b].tolist()) for a, b in runs],
        }
    )


def _say(phrase: str) -> str:
    """Return a listed family in its first variant, its gap as it is."""
    return " ".join(take_first_variants(phrase.split(" ")))


def _tokenise(phrases: list[str]) -> Tokens:
    """Tokenise listed phrases, in which «film» is a word."""
    tokens = tokenise([phrase.replace(FILM, _TITLE) for phrase in phrases])
    return replace(tokens, vocabulary=[_WORDS.get(word, word) for word in tokens.vocabulary])


def _find_pasts(words: Sequence[str]) -> dict[str, str]:
    forms = find_verb_forms(words)
    past = np.flatnonzero(forms >= VerbForm.PAST).tolist()
    return dict(zip(find_lemmas([words[at] for at in past]), (words[at] for at in past), strict=True))


def _number(names: Sequence[str], numbers: Mapping[str, int]) -> NDArray[np.int32]:
    return np.array([numbers.get(name, -1) for name in names], np.int32)


def _cut(numbers: bytes, first: NDArray[np.integer], end: NDArray[np.integer]) -> list[bytes]:
    """Return some runs of numbers."""
    each = np.dtype(np.int32).itemsize
    return [numbers[each * a : each * b] for a, b in zip(first.tolist(), end.tolist(), strict=True)]


def _cut_kept(
    wordings: Wordings, numbers: Mapping[str, int], first: NDArray[np.integer], end: NDArray[np.integer]
) -> list[bytes]:
    """Return the lemmas of some runs of tokens."""
    edges = (np.searchsorted(wordings.kept, tokens) for tokens in (first, end))
    return _cut(wordings.number_lemmas(numbers), *edges)

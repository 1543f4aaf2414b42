"""The draft check: planted phrases that are found, marks that are false, and how long it takes.

Drafts are reviews that are left out of the archive, with listed phrases planted in sentences that nobody wrote: as they
are printed, at the start of a sentence, in curly quotes, in another form of a verb or a noun, their gap filled with
words that no review has there. A mark in a draft without plants is false if the archive with this very review in it has
no recurring phrase there: mining found none where the check did.
"""

import resource
import time
from collections.abc import Iterator, Mapping
from functools import lru_cache
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import numpy as np
import pandas as pd

from corpus.findings.draft_archive import DraftArchive
from corpus.findings.draft_standing import list_standings
from corpus.findings.drafts import DraftCheck, read_draft
from corpus.phrases.spoken import take_first_variants
from corpus.reuse.phrase_marks import find_phrases
from corpus.reuse.printed_forms import list_printed
from corpus.store.building import build
from corpus.store.corpus import Corpus, open_corpus
from corpus.store.scored import ScoredCorpus
from corpus.text.function_words import AUXILIARIES, BE, FUNCTION_WORDS, HAVE, SUBJECTS
from corpus.text.parts_of_speech import read_tags
from corpus.text.stems import find_lemmas
from corpus.text.tokens import FILM
from corpus.wording import number, percent
from tests.benchmarks.bars import Bar

ROOT = Path(__file__).parents[2]
DATA = ROOT.parent / "shared" / "data"
#: Drafts from the sample, in folds of so many reviews, and from `imdb_rated`; more are left out of that, for the
#: archive may have the same text once more.
FOLDS, FOLD, FROM_IMDB, SPARE = 4, 10, 160, 10
#: Phrases that are planted in each, one a way of planting.
WAYS = ("printed", "opening", "quoted", "inflected", "filled")
FILLERS = ("marmalade", "old marmalade", "very old marmalade")
RECALL, FALSE, FIRST, AGAIN = 0.98, 2.0, 1.0, 0.3
#: What the archive of drafts may take of a server's memory, in MB; half of it are pages that the system may take back.
MEMORY = 200
BEFORE = "not measured"
#: Endings that verbs and nouns may have instead of theirs, by the part of speech that a form mostly is; and those parts
#: of speech by ending.
_ENDINGS = {"VB": ("s", "ed", "ing"), "VBP": ("s", "ed", "ing"), "VBZ": ("ed", "ing"), "VBD": ("ing",), "NN": ("s",)}
_ENDINGS["NNS"] = ("",)
_TAGS = {"s": {"VBZ", "NNS"}, "ed": {"VBD", "VBN"}, "ing": {"VBG"}, "": {"NN"}}
#: What has only one form behind it: "to see", "would see", "this film".
_GOVERNING = (
    AUXILIARIES | HAVE | BE | {"to", "this", "that", "these", "those", "a", "an", "one", "each", "every", "not"}
)


class Planted(NamedTuple):
    """A draft with phrases in it that are listed: the text, and of each phrase its id, its place and its way."""

    text: str
    plants: list[tuple[str, int, int, str]]


def list_bars() -> Iterator[Bar]:
    """Yield the bars of the draft check; those of `imdb_rated` only where the data is."""
    random = np.random.default_rng(14)
    found: list[tuple[str, bool]] = []
    false, words = 0, 0
    with TemporaryDirectory() as folder:
        for archive, whole, left_out in _list_archives(Path(folder)):
            for review in left_out:
                text, film = whole.read_texts([review]).iloc[0], _film_of(whole, review)
                check = read_draft(text, archive, film=film)
                found += list(_find_planted(archive, check, film, random))
                false += _count_false(archive, whole, review, check)
                words += check.words
            if len(archive.corpus.reviews) > 1_000:
                yield from _time(archive)
    drafts = len(found) / len(WAYS)
    for way in WAYS:
        share = np.mean([hit for each, hit in found if each == way])
        yield Bar(f"phrases planted in {drafts:.0f} drafts, {way}", BEFORE, percent(share, decimals=1), "≥ 98 %", True)
    recall = float(np.mean([hit for _, hit in found]))
    name = f"{number(len(found))} phrases planted in {drafts:.0f} drafts: found"
    yield Bar(name, BEFORE, percent(recall, decimals=1), "≥ 98 %", recall >= RECALL)
    rate = 100 * false / words
    yield Bar("marks in clean drafts that no table has, in 100 words", BEFORE, f"{rate:.2f}", "≤ 2", rate <= FALSE)


def _list_archives(folder: Path) -> Iterator[tuple[DraftArchive, Corpus, list[str]]]:
    """Yield archives without some reviews, the same with them, and the ids of these reviews."""
    files = sorted((ROOT / "corpus" / "reviews").glob("[0-9]*.md"))
    build(files, folder / "sample")
    whole = open_corpus(folder / "sample")
    for fold in range(FOLDS):
        left = files[fold :: len(files) // FOLD][:FOLD]
        build([file for file in files if file not in left], folder / f"sample-{fold}")
        archive = DraftArchive.of(open_corpus(folder / f"sample-{fold}"))
        gone = ~whole.reviews["review_id"].isin(archive.corpus.reviews["review_id"])
        yield archive, whole, whole.reviews.loc[gone, "review_id"].tolist()
    if (DATA / "imdb_rated.parquet").exists():
        rated = pd.read_parquet(DATA / "imdb_rated.parquet")
        kept = np.ones(len(rated), bool)
        kept[np.random.default_rng(14).choice(len(rated), FROM_IMDB + SPARE, replace=False)] = False
        for name, rows in (("whole", rated), ("rest", rated[kept])):
            rows.to_parquet(folder / f"{name}.parquet")
            build([folder / f"{name}.parquet"], folder / name)
        whole, archive = open_corpus(folder / "whole"), DraftArchive.of(open_corpus(folder / "rest"))
        texts = whole.read_texts(whole.reviews["review_id"].tolist())
        known = set(archive.corpus.read_texts(archive.corpus.reviews["review_id"].tolist()))
        unknown = [review for review, text in texts.items() if text not in known]
        yield archive, whole, unknown[:FROM_IMDB]


def _film_of(corpus: Corpus, review: str) -> str | None:
    film = corpus.reviews.set_index("review_id").loc[review, "film"]
    return None if pd.isna(film) else str(film)


def _find_planted(
    archive: DraftArchive, clean: DraftCheck, film: str | None, random: np.random.Generator
) -> Iterator[tuple[str, bool]]:
    """Plant phrases that a draft does not use, and yield the way of each and whether it is marked."""
    planted = _plant(archive, clean, film, _list_forms_of(archive), random)
    check = read_draft(planted.text, archive, film=film)
    rows = set(check.rows["phrase_id"]) | set(check.everyday["phrase_id"])
    marks = pd.concat([check.marks, check.everyday_marks])
    for phrase, start, end, way in planted.plants:
        yield way, phrase in rows or bool(((marks["start"] <= start) & (end <= marks["end"])).any())


@lru_cache(maxsize=1)
def _list_forms_of(archive: DraftArchive) -> Mapping[str, str]:
    """Return a printed form of each inflected phrase, by its id."""
    return list_printed(archive.index, archive.corpus.families).groupby("family_id")["phrase"].first().to_dict()


def _plant(
    archive: DraftArchive,
    clean: DraftCheck,
    film: str | None,
    printed: Mapping[str, str],
    random: np.random.Generator,
) -> Planted:
    used = {*clean.rows["phrase_id"], *clean.everyday["phrase_id"]}
    listed = archive.listed[~archive.listed["phrase_id"].isin(used)]
    if film is None:
        listed = listed[~listed["phrase"].str.contains(FILM, regex=False)]
    text, plants = clean.text.rstrip() + "\n\n", []
    for way in WAYS:
        while True:
            row = listed.iloc[random.integers(len(listed))]
            if way == "filled":
                row = listed[listed["kind"] == "template"].sample(1, random_state=random).iloc[0]
            words = row["phrase"]
            if row["kind"] == "inflection":
                words = printed[row["phrase_id"]]
            elif row["kind"] == "template":
                words = " ".join(take_first_variants(words.split(" ")))
            filler = _fill(archive.corpus, row["phrase_id"], random)
            if row["kind"] == "template" and not filler:
                continue
            words = words.replace("*", filler).replace(FILM, film or FILM)
            if way == "inflected":
                words = _inflect(words, random)
            if words:
                break
        before, behind = {"opening": ("", ", zeppelins quibble. "), "quoted": ("An oboe hums “", "” at last. ")}.get(
            way, ("Zeppelins quibble, ", ", and an oboe hums. ")
        )
        words = words[:1].upper() + words[1:] if way == "opening" else words
        words = words.replace("'", "’") if way == "quoted" else words
        start = len(text) + len(before)
        text += f"{before}{words}{behind}"
        plants.append((row["phrase_id"], start, start + len(words), way))
    return Planted(text, plants)


def _fill(corpus: Corpus, family_id: str, random: np.random.Generator) -> str:
    """Return words that fill a template's gap, of a width that it has been filled with; "" for other phrases."""
    fillers = corpus.families.fillers
    widths = set(fillers.loc[fillers["family_id"] == family_id, "filler"].str.count(" ") + 1)
    fitting = [filler for filler in FILLERS if filler.count(" ") + 1 in widths]
    return str(random.choice(fitting)) if fitting else ""


def _inflect(phrase: str, random: np.random.Generator) -> str:
    """Return a phrase with a verb, or its last noun, in another form that English has; "" where there is none.

    The phrase has two words of content or more. A verb is the first word, or stands behind a pronoun, unless it has an
    ending that only verbs have. Forms that the house takes for another word ("touching") are none.
    """
    words = phrase.split(" ")
    content = [at for at, word in enumerate(words) if word.islower() and word.isalpha() and word not in FUNCTION_WORDS]
    options = []
    for at in content if len(content) > 1 else ():
        tag, before = read_tags().get(words[at], ""), words[at - 1] if at else ""
        if before in _GOVERNING or before.endswith("n't"):
            continue
        verb = tag in ("VBZ", "VBD") or (tag in ("VB", "VBP") and (not before or before in SUBJECTS))
        noun = at == content[-1] and (tag == "NN" or (tag == "NNS" and before == "the"))
        options += [(at, form) for form in _list_forms(words[at], tag) if verb or noun]
    if not options:
        return ""
    at, form = options[random.integers(len(options))]
    return " ".join([*words[:at], form, *words[at + 1 :]])


def _list_forms(word: str, tag: str) -> list[str]:
    """List other forms of a word that the lexicon of parts of speech has as such."""
    lemma = find_lemmas([word])[0]
    stems = {lemma, lemma.removesuffix("e")}
    forms = [stem + ending for ending in _ENDINGS.get(tag, ()) for stem in stems]
    kept = [form for form in forms if find_lemmas([form])[0] == lemma and form != word]
    return [
        form for form in kept if any(form.endswith(each) and read_tags().get(form) in _TAGS[each] for each in _TAGS)
    ]


def _count_false(archive: DraftArchive, whole: Corpus, review: str, check: DraftCheck) -> int:
    """Count the marks in a clean draft where mining, with this review in the archive, found no recurring phrase."""
    places = find_phrases(check.text, archive.book, film=check.film)
    places = places[places["phrase_id"].isin(archive.listed["phrase_id"])]
    true = whole.list_phrases_in(review)[["start", "end"]]
    false = 0
    for start, end in zip(places["start"], places["end"], strict=True):
        shared = np.minimum(true["end"], end) - np.maximum(true["start"], start)
        false += not (shared >= 2 / 3 * (end - start)).any()
    return false


def _time(archive: DraftArchive) -> Iterator[Bar]:
    """Yield how long a draft of 1,000 words takes in a new process, the same again after an edit, and the memory."""
    with get_context("spawn").Pool(1) as pool:
        first, again, memory = pool.apply(_check_anew, (archive.corpus.path,))
    drafts = f"1,000 words against {number(len(archive.corpus.reviews))}"
    for name, taken, most in (("first since opened", first, FIRST), ("after an edit", again, AGAIN)):
        yield Bar(f"{drafts}, {name}, processor s", BEFORE, f"{taken:.2f}", f"≤ {most}", taken <= most)
    yield Bar(f"{drafts}, resident memory, MB", BEFORE, number(memory), f"≤ {MEMORY}", memory <= MEMORY)


def _check_anew(path: Path) -> tuple[float, float, float]:
    """Return the processor seconds of the first draft and of the same after an edit, and what they take of memory."""
    corpus = open_corpus(path)
    scored = ScoredCorpus.of(corpus)
    texts = corpus.read_texts(corpus.reviews["review_id"].tolist()[:300])
    words = " ".join(texts).split()[:1_000]
    before, started = _read_resident(), time.process_time()
    archive, seconds = DraftArchive.of(corpus), []
    for each in (words, [*words[:500], "zeppelins", *words[501:]]):
        list_standings(read_draft(" ".join(each), archive), archive, scored)
        seconds.append(time.process_time() - started)
    return seconds[0], seconds[1] - seconds[0], _read_resident() - before


def _read_resident() -> float:
    """Return the memory that this process has resident, in MB: its own, and the parts of files that it has mapped."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / 1e6

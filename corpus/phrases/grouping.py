"""Which phrases are one family: the same up to inflection, or inside the same template."""

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from corpus.memory import give_back_memory
from corpus.phrases import core_uses, inflections, kept_forms, templates, unlisted_cores
from corpus.phrases.annotated_text import AnnotatedText
from corpus.phrases.frames import Frames
from corpus.phrases.inflections import Cores
from corpus.phrases.occurrences import Occurrences
from corpus.phrases.spelling import Spelling
from corpus.text.tokens import Tokens


@dataclass(frozen=True, eq=False)
class Groups:
    """Families as numbers: first the templates, then the inflections, then the single phrases.

    The forms of inflections are rows of the phrases; behind these, rows of `unlisted` cores.

    Attributes
    ----------
    templates : Frames
        All templates, and where they occur.
    template_family : int64, one item a template
        Its family. Templates that differ by inflection alone share one.
    cores : Cores
        The cores of the forms.
    family : int64, one item a phrase
        Its family; −1 for wordings that are too rare by themselves and with all that are one with them.
    unlisted : DataFrame
        Cores that are no phrases, as `unlisted_cores.find_unlisted_cores` gives them.
    unlisted_places : Frames
        Where they occur.
    inflected, inflected_family : int64, one item a form of an inflection
        The rows of the forms, those of a family together, and the family of each.
    single : int64, one item a family of one phrase
        The row of that phrase.
    """

    templates: Frames
    template_family: NDArray[np.integer]
    cores: Cores
    family: NDArray[np.integer]
    unlisted: pd.DataFrame
    unlisted_places: Frames
    inflected: NDArray[np.integer]
    inflected_family: NDArray[np.integer]
    single: NDArray[np.integer]

    def leave_places(self) -> "Groups":
        """Return them without where they occur, and without their cores: which family each phrase is of stays."""
        return replace(
            self,
            templates=self.templates.select_frames(np.zeros(len(self.templates.size), bool)),
            cores=self.cores.select(np.zeros(0, np.int64)),
            unlisted_places=self.unlisted_places.select_frames(np.zeros(len(self.unlisted_places.size), bool)),
        )


def group_phrases(
    tokens: Tokens,
    text: AnnotatedText,
    spelling: Spelling,
    phrases: pd.DataFrame,
    occurrences: Occurrences,
    *,
    min_reviews: int,
) -> Groups:
    """Find the templates of a corpus, and put every phrase in exactly one family.

    A phrase belongs to the template that it mostly occurs inside, else to the phrases with the same core, else to
    itself. A core that occurs in more reviews than the phrases around it is one more form of its family. What is in too
    few reviews together with all forms of its family is in none.

    Parameters
    ----------
    tokens, text, spelling
        The corpus.
    phrases : DataFrame
        All listed phrases.
    occurrences : Occurrences
        Where they occur.
    min_reviews : int
        In how many reviews a family must be.
    """
    cores = Cores.of(tokens, text, occurrences.first, occurrences.words)
    frames = templates.find_templates(text, occurrences, min_reviews=min_reviews)
    give_back_memory()
    template_family = templates.group_templates(text, frames)
    first_inflected = int(template_family.max(initial=-1)) + 1

    family = templates.find_enclosing(text, occurrences, cores, frames, template_family, min_reviews=min_reviews)
    cores = cores.widen(occurrences.first, occurrences.words)
    rest = np.flatnonzero(family < 0)
    give_back_memory()
    cores = core_uses.vote_uses(tokens, text, occurrences, cores, rest)
    give_back_memory()
    cores = kept_forms.keep_forms(tokens, text, cores)
    give_back_memory()
    core = inflections.number_cores(tokens, text, cores)[rest]
    give_back_memory()
    unlisted, unlisted_places = unlisted_cores.find_unlisted_cores(text, spelling, phrases, cores, rest)
    give_back_memory()
    recur = mark_recurring(text, occurrences, phrases["reviews"].to_numpy(), rest, core, min_reviews=min_reviews)
    often = unlisted["holder"].to_numpy()[unlisted["reviews"].to_numpy() >= min_reviews]
    recur |= np.isin(core, core[np.searchsorted(rest, often)])
    rest, core = rest[recur], core[recur]
    kept = np.isin(unlisted["holder"].to_numpy(), rest)
    unlisted, unlisted_places = unlisted[kept].reset_index(drop=True), unlisted_places.select_frames(kept)
    _, group, size = np.unique(core, return_inverse=True, return_counts=True)
    size += np.bincount(group[np.searchsorted(rest, unlisted["holder"])], minlength=len(size))
    number = np.empty(len(size), np.int64)
    number[np.argsort(size < 2, kind="stable")] = np.arange(len(size)) + first_inflected
    family[rest] = number[group]
    first_single = first_inflected + int((size > 1).sum())

    family_of_form = np.append(family, family[unlisted["holder"]])
    order = np.argsort(family_of_form, kind="stable")
    ordered = family_of_form[order]
    inflected = order[(ordered >= first_inflected) & (ordered < first_single)]
    return Groups(
        templates=frames,
        template_family=template_family,
        cores=cores.select(np.append(np.arange(len(phrases)), unlisted["holder"])),
        family=family,
        unlisted=unlisted,
        unlisted_places=unlisted_places,
        inflected=inflected,
        inflected_family=family_of_form[inflected],
        single=order[ordered >= first_single],
    )


def mark_recurring(
    text: AnnotatedText,
    occurrences: Occurrences,
    reviews: NDArray[np.integer],
    chosen: NDArray[np.integer],
    group: NDArray[np.integer],
    *,
    min_reviews: int,
) -> NDArray[np.bool_]:
    """Mark the phrases that are in enough reviews together with the others of their group.

    Parameters
    ----------
    text : AnnotatedText
        The corpus.
    occurrences : Occurrences
        Where all phrases occur.
    reviews : array of int, one item a phrase
        In how many reviews each is.
    chosen, group : array of int
        Rows of some phrases, and the number of the group of each.
    min_reviews : int
        How many reviews are enough.
    """
    often = np.bincount(group, weights=reviews[chosen] >= min_reviews) > 0
    likely = ~often & (np.bincount(group, weights=reviews[chosen]) >= min_reviews)
    doubtful = np.flatnonzero(likely[group])
    rows, times = occurrences.find_rows(chosen[doubtful])
    key = np.unique(np.repeat(group[doubtful], times).astype(np.int64) << 32 | text.review[occurrences.place[rows]])
    often |= np.bincount(key >> 32, minlength=len(often)) >= min_reviews
    return often[group]

"""How templates and their fillers are written: "a family-friendly *", with hyphens where most occurrences have them."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from corpus.phrases.annotated_text import WIDEST, AnnotatedText
from corpus.phrases.frames import Frames
from corpus.phrases.spelling import Spelling
from corpus.phrases.written_forms import Pieces
from corpus.text.arrays import mark_changes
from corpus.text.tokens import Tokens

_UNQUOTED = str.maketrans("", "", "“”‘’„«»\"'")
_HYPHENS = "-‐‑"


def describe_templates(
    tokens: Tokens, text: AnnotatedText, spelling: Spelling, templates: Frames, group: NDArray[np.integer]
) -> pd.DataFrame:
    """Name groups of templates that differ only by inflection.

    Parameters
    ----------
    tokens, text, spelling
        The corpus.
    templates : Frames
        All templates.
    group : array, one item a template
        The number of its group, as `templates.group_templates` gives it.

    Returns
    -------
    DataFrame
        One row a group: `key` (the words of its most frequent template), `pattern`, `kind`, `words`, `content`.
    """
    first, last = templates.place[templates.example], templates.last[templates.example]
    joints = _find_sides(spelling, templates)
    rows: list[tuple[str, str, str, int, int]] = []
    order = np.lexsort((-templates.size, group))
    for alike in np.split(order, np.flatnonzero(mark_changes(group[order]))[1:]) if len(order) else ():
        ends = [
            (first[alike], first[alike] + templates.left[alike]),
            (last[alike] + 1 - templates.right[alike], last[alike] + 1),
        ]
        sides = [slice(start[0], end[0]) for start, end in ends]
        main = [spelling.usual[tokens.word[side]].tolist() for side in sides]
        forms = [[words] for words in main]
        if len(alike) > 1:
            forms = [Pieces.of(text, spelling, *part).list_runs() for part in ends]
        before, behind = ([joint[alike[0]] for joint in joint_of] for joint_of in joints)
        pattern = _join_forms(forms[0], before[: len(main[0])]) + "*"
        if main[1]:
            pattern += behind[0] + _join_forms(forms[1], [*behind[1 : len(main[1])], ""])
        key = " * ".join(" ".join(spelling.words[tokens.word[side]]) for side in sides)
        content = sum(int(text.informative[side].sum()) for side in sides)
        rows.append((key, pattern, "template", len(main[0]) + len(main[1]), content))
    return pd.DataFrame(rows, columns=["key", "pattern", "kind", "words", "content"])


def write_fillers(text: AnnotatedText, spelling: Spelling, templates: Frames) -> pd.Categorical:
    """Write out what fills the gap of each occurrence."""
    gap, last = templates.gap, len(text.word) - 1
    words = [
        np.where(step < templates.filler, text.word[np.minimum(gap + step, last)] + 1, 0) for step in range(WIDEST)
    ]
    key = np.zeros(len(gap), np.int64)
    for word in words:
        key = key * (len(spelling.usual) + 1) + word
    code, distinct = pd.factorize(key)
    example = np.empty(len(distinct), np.intp)
    example[code] = np.arange(len(code))
    names = np.append("", spelling.usual).astype(object)
    written = names[words[0][example]]
    for step in range(1, WIDEST):
        rows = np.flatnonzero(step < templates.filler)
        joints = _find_joints(spelling, code[rows], gap[rows] + step - 1, len(distinct))
        written = written + np.where(words[step][example] > 0, joints, "") + names[words[step][example]]
    names_of, spelt = pd.factorize(written)
    return pd.Categorical.from_codes(names_of[code], pd.Index(spelt, dtype="str"))


def _find_sides(spelling: Spelling, templates: Frames) -> tuple[list[NDArray[np.object_]], list[NDArray[np.object_]]]:
    """Return, of each template, what follows each word before the gap, and what precedes each word behind it."""
    code, size = templates.code, len(templates.size)
    left, right = templates.left[code], templates.right[code]
    before, behind = [], []
    for step in range(int(left.max(initial=0))):
        rows = np.flatnonzero(step < left)
        before.append(_find_joints(spelling, code[rows], templates.place[rows] + step, size))
    for step in range(int(right.max(initial=0))):
        rows = np.flatnonzero(step < right)
        behind.append(_find_joints(spelling, code[rows], templates.last[rows] - right[rows] + step, size))
    return before, behind


def _find_joints(
    spelling: Spelling, code: NDArray[np.integer], place: NDArray[np.integer], size: int
) -> NDArray[np.object_]:
    """Return what most often follows the tokens of each code, quotation marks apart; a space where it has none."""
    kind, joints = pd.factorize(np.array([_tidy_gap(gap) for gap in spelling.gaps], object))
    pair, count = np.unique(code * max(len(joints), 1) + kind[spelling.gap[place]], return_counts=True)
    code, kind = np.divmod(pair, max(len(joints), 1))
    order = np.lexsort((kind, -count, code))
    first = order[mark_changes(code[order])]
    commonest = np.full(size, " ", object)
    commonest[code[first]] = joints[kind[first]]
    return commonest


def _tidy_gap(gap: str) -> str:
    """Return what is between two words without quotation marks; a hyphen has no space around it."""
    plain = gap.translate(_UNQUOTED)
    return "-" if plain.strip() and not plain.strip().strip(_HYPHENS) else plain or " "


def _join_forms(forms: list[list[str]], joints: list[str]) -> str:
    """Write one side of alike templates: what differs, with "/" between; joined as the words of the first are."""
    pattern, words = "", 0
    for pieces in zip(*forms, strict=True):
        words += pieces[0].count(" ") + 1
        pattern += "/".join(sorted(set(pieces), key=lambda form: (len(form), form))) + joints[words - 1]
    return pattern

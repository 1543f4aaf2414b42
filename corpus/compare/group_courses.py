"""The course of the reviews of some groups, from opening to verdict, beside that of all the others."""

from collections.abc import Collection
from typing import NamedTuple

import pandas as pd

from corpus.compare import courses
from corpus.compare.grouping import group_reviews

#: The group of the reviews of all others, and that of all reviews; no film has an empty name, nor one that is blank.
OTHERS, ALL = "", " "
#: Groups whose course is drawn, beside that of all reviews.
MOST_COURSES = 5


class GroupCourses(NamedTuple):
    """The course of the reviews of some groups.

    Attributes
    ----------
    frame : DataFrame
        The course of each group that is drawn, of the `OTHERS` and, where no group was named of several, of `ALL`
        reviews; see `courses.average_courses`.
    turns : DataFrame
        How much more positive each group's reviews end than they begin; see `courses.compare_endings`.
    whole : DataFrame
        The same of all reviews together, one row.
    drawn : list of str
        The groups that are drawn, in order.
    lost : int
        How many reviews are too short to have a course.
    """

    frame: pd.DataFrame
    turns: pd.DataFrame
    whole: pd.DataFrame
    drawn: list[str]
    lost: int


def compare_courses(
    reviews: pd.DataFrame, sentences: pd.DataFrame, *, by: str, names: Collection[str] = ()
) -> GroupCourses:
    """Return the course of the named groups, or of all reviews and of the `MOST_COURSES` with most, and of all others.

    Parameters
    ----------
    reviews : DataFrame
        `review_id` and what `by` is about.
    sentences : DataFrame
        As in `courses.trace_courses`.
    by : str
        A column, as in `grouping.group_reviews`; no review may be in two of its groups.
    names : collection of str
        The groups asked for.
    """
    group = group_reviews(reviews, by).set_index("review_id")[by].dropna()
    parts = courses.trace_courses(sentences[sentences["review_id"].isin(group.index)])
    # Reviews of a sentence or two have no course.
    able = group.loc[group.index.intersection(pd.Index(parts["review_id"].unique()), sort=False)]
    largest = able.value_counts().index
    drawn = [name for name in names if name in largest] or largest[:MOST_COURSES].tolist()
    together = pd.Series(ALL, index=group.index)
    averaged = [courses.average_courses(parts, group.where(group.isin(drawn), OTHERS))]
    if not names and len(largest) > 1:
        averaged.append(courses.average_courses(parts, together))
    return GroupCourses(
        pd.concat(averaged, ignore_index=True),
        courses.compare_endings(parts, group[group.isin(list(names))] if names else group),
        courses.compare_endings(parts, together),
        drawn,
        len(group) - len(able),
    )

"""What a family of phrases is called, how many words it has, and how firmly these hold together."""

import numpy as np
import pandas as pd

from corpus.phrases import inflections, patterns
from corpus.phrases.frames import AnnotatedText
from corpus.phrases.grouping import Groups
from corpus.phrases.listing import count_informative_words
from corpus.phrases.spelling import Spelling, make_id
from corpus.text.tokens import Tokens


def describe_groups(
    tokens: Tokens, text: AnnotatedText, spelling: Spelling, phrases: pd.DataFrame, groups: Groups
) -> tuple[pd.DataFrame, list[str]]:
    """Name the templates and the inflections.

    Parameters
    ----------
    tokens, text, spelling
        The corpus.
    phrases : DataFrame
        All listed phrases.
    groups : Groups
        Their families.

    Returns
    -------
    families : DataFrame
        `family_id`, `pattern`, `kind`, `words`, `content`; one row a family, by its number.
    forms : list of str
        What is different in each form of an inflection, one item a row of `groups.inflected`.
    """
    forms_of_phrases = pd.concat([phrases[groups.unlisted.columns.drop("holder")], groups.unlisted], ignore_index=True)
    inflected, forms = inflections.describe_inflections(
        tokens, text, spelling, forms_of_phrases, groups.cores, groups.inflected, groups.inflected_family
    )
    named = patterns.describe_templates(tokens, text, spelling, groups.templates, groups.template_family)
    families = pd.concat([named, inflected], ignore_index=True)
    families["family_id"] = [make_id(key) for key in families.pop("key")]
    return families, forms


def describe_families(
    families: pd.DataFrame, phrases: pd.DataFrame, groups: Groups, *, min_reviews: int
) -> pd.DataFrame:
    """Add the families of a single phrase to templates and inflections, and say how many phrases each has.

    Parameters
    ----------
    families : DataFrame
        Templates and inflections, as `describe_groups` names them, with their counts.
    phrases : DataFrame
        All listed phrases, with their counts.
    groups : Groups
        The families of these.
    min_reviews : int
        In how many reviews a wording must be to be listed as a phrase by itself.

    Returns
    -------
    DataFrame
        The same columns, `phrases` (how many listed phrases are members), and `association` (the members' mean, by
        occurrences; NaN without members). `content` is at most that of the members as they are themselves spelled:
        "Night of the Living Dead" is but a name.
    """
    single = phrases.iloc[groups.single].rename(columns={"phrase": "pattern"})
    single = single.assign(kind="single", family_id=single["phrase_id"])
    families = pd.concat([families, single], ignore_index=True)
    size = len(families)
    phrases = phrases[groups.family >= 0]
    family = groups.family[groups.family >= 0]
    members = np.bincount(family[phrases["reviews"] >= min_reviews], minlength=size)
    most_content = np.zeros(size, np.int64)
    np.maximum.at(most_content, family, count_informative_words(phrases))
    content = families["content"].fillna(np.inf).clip(upper=most_content)
    weights = phrases["occurrences"]
    gathered = np.bincount(family, weights, size)
    total = np.bincount(family, weights * phrases["association"], size)
    association = total / np.maximum(gathered, 1)
    return families.assign(
        phrases=members,
        content=families["content"].where(families["kind"] == "template", content),
        association=np.where(gathered > 0, association, np.nan),
    )

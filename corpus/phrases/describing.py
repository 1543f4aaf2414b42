"""What a family of phrases is called, how many words it has, and how firmly these hold together."""

import numpy as np
import pandas as pd

from corpus.phrases import inflections, patterns
from corpus.phrases.annotated_text import AnnotatedText
from corpus.phrases.content import weigh_phrases
from corpus.phrases.grouping import Groups
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
        "Night of the Living Dead" is but a name. `weight` is the members' mean too, or a template's own.
    """
    single = phrases.iloc[groups.single].rename(columns={"phrase": "pattern"})
    single = single.assign(kind="single", family_id=single["phrase_id"])
    families = pd.concat([families, single], ignore_index=True)
    size = len(families)
    phrases, family = phrases[groups.family >= 0], groups.family[groups.family >= 0]
    members = np.bincount(family[phrases["reviews"] >= min_reviews], minlength=size)
    template = np.flatnonzero(families["kind"] == "template")
    # "look/looks at *" is weighed as "look at".
    shown = families["pattern"].iloc[template].str.replace(r"/\S+", "", regex=True)
    spelled = pd.concat([phrases["phrase"], shown], ignore_index=True)
    content, weight = weigh_phrases(spelled.to_frame("phrase"))
    most_content = np.zeros(size, np.int64)
    np.maximum.at(most_content, family, content[: len(phrases)])
    most_content[template] = content[len(phrases) :]
    times = phrases["occurrences"].to_numpy()
    gathered = np.bincount(family, times, size)
    association, mean_weight = (
        np.bincount(family, times * values, size) / np.maximum(gathered, 1)
        for values in (phrases["association"].to_numpy(), weight[: len(phrases)])
    )
    mean_weight[template] = weight[len(phrases) :]
    return families.assign(
        phrases=members,
        content=families["content"].fillna(np.inf).clip(upper=most_content),
        weight=mean_weight,
        association=np.where(gathered > 0, association, np.nan),
    )

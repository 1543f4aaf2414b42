"""What a family of phrases is called, how many words it has, and how firmly these hold together."""

import numpy as np
import pandas as pd

from corpus.phrases import inflections, patterns
from corpus.phrases.annotated_text import AnnotatedText
from corpus.phrases.filters import mark_names
from corpus.phrases.grouping import Groups
from corpus.phrases.listing import mark_default_view
from corpus.phrases.marks import PhraseMarks
from corpus.phrases.spelling import Spelling, make_id
from corpus.text.laid_aside import lay_frame_aside
from corpus.text.tokens import Tokens

#: Forms behind the first in the pattern of an inflection: "/rolled" in "roll/rolled".
_OTHER_FORMS = r"/[^\s/]+"


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
) -> tuple[pd.DataFrame, PhraseMarks]:
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
    families : DataFrame
        The same columns, `phrases` (how many listed phrases are members), and `association` (the members' mean, by
        occurrences; NaN without members). `content` is at most that of the members as they are themselves spelled:
        "Night of the Living Dead" is but a name. `weight` is the members' mean too, or a template's own. `named` says
        whether the pattern is a name (`filters.mark_names`), and `broken` whether a wording is not for the default view
        (`listing.mark_default_view`); a template never is.
    marks : PhraseMarks
        Of the wordings that are listed as phrases by themselves.
    """
    single = phrases.iloc[groups.single].rename(columns={"phrase": "pattern"})
    single = single.assign(kind="single", family_id=single["phrase_id"])
    gathered, families = families, lay_frame_aside(pd.concat([families, single], ignore_index=True))
    del single
    size, members = len(families), np.flatnonzero(groups.family >= 0)
    family = groups.family[members]
    times, reviews, association = (
        phrases[name].to_numpy()[members] for name in ("occurrences", "reviews", "association")
    )
    template = np.flatnonzero(families["kind"] == "template")
    # "look/looks at *" is weighed as "look at".
    shown = families["pattern"].iloc[template].str.replace(r"/\S+", "", regex=True)
    every = pd.concat([phrases["phrase"].iloc[members], shown], ignore_index=True)
    listed = np.append(reviews >= min_reviews, np.zeros(len(shown), bool))
    marks, of_listed = PhraseMarks.of_both(every, listed)
    content, weight = marks.content, marks.weight
    most_content = np.zeros(size, np.int64)
    np.maximum.at(most_content, family, content[: len(members)])
    most_content[template] = content[len(members) :]
    together = np.bincount(family, times, size)
    association, mean_weight = (
        np.bincount(family, times * values, size) / np.maximum(together, 1)
        for values in (association, weight[: len(members)])
    )
    mean_weight[template] = weight[len(members) :]
    of_singles = np.searchsorted(members, groups.single)
    broken = np.zeros(len(gathered), bool)
    inflected = (gathered["kind"] == "inflection").to_numpy()
    wordings = gathered["pattern"][inflected].str.replace(_OTHER_FORMS, "", regex=True)
    broken[inflected] = ~mark_default_view(wordings.to_frame("phrase"))
    described = families.assign(
        phrases=np.bincount(family[reviews >= min_reviews], minlength=size),
        content=families["content"].fillna(np.inf).clip(upper=most_content),
        weight=mean_weight,
        association=np.where(together > 0, association, np.nan),
        named=np.append(mark_names(gathered["pattern"]), marks.named[of_singles]),
        broken=np.append(broken, ~marks.shown[of_singles]),
    )
    return described, of_listed

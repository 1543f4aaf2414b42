"""Frame → Plotly figure. No statistics: intervals, middles and what is too few come from the caller.

Every function returns a `Chart`: the figure, what it shows in words, and the rows behind its marks.

What figures share, and below it a module for each kind of figure:

``palette``        colours, with the same meaning on every screen and in both themes
``scale``          a scale with a middle: which part of it is shown, how values are written and coloured
``chart``          the paper that every figure is drawn on, with its title; the escaping of all text
``labels``         where labels go beside their marks, so that none covers another
``rows``           figures made of rows: a name at the left, a value at the right
``stacks``         rows whose label is above them, over the whole width
``periods``        months, quarters and years: their names, their middles, the calendar's axis
``plane``          the axes of polarity (across) against ratings (upwards)

``distributions``  a measure by group
``courses``        values in order of time
``standings``      critics beside colleagues
``steps``          how much of the scale a critic uses
``arcs``           polarity from the opening of reviews to their end
``rates``          rates over the calendar
``bars``           counts: bars from zero
``rugs``           one tick an occurrence, along the review or over the calendar
``praise``         what is praised and blamed: groups by aspects, and one group's aspects
``weights``        what each word adds to a mean
``contrasts``      distinctive terms of groups
``frequencies``    how often two groups use each term
``pairs``          pairs: how they rank, who was first, two texts side by side
``bands``          how many reviews have which tone and rating
``calibration``    the rating to expect of a polarity, and how well they agree
``similarity``     similar groups: the closest pairs, and a map
``exhibits``       what shows a finding: a ranking, a spread, periods in order

What they draw, all of it to be imported from here:

=================================  ==============================================================
`draw_distributions`               a measure's spread by group: dots or shares, and means
`draw_over_time`, `draw_course`    values in order: months on the calendar, sentences of a review
`draw_standings`                   how harsh critics are, or how they drift, on the same films
`draw_beside_colleagues`           one critic's values beside the colleagues'
`draw_scale_use`                   how often one critic, and all others, give each rating
`draw_arcs`                        polarity along the reviews, from opening to end
`draw_rates`                       how many of 100 reviews, over the calendar
`draw_counts`, `draw_phrases`      bars from zero
`draw_weights`                     what each word adds to a mean
`draw_praise`, `draw_parts`        what is said of each part of the film, by group, and of one group
`draw_distinctive_terms`           terms that a group uses more than others
`draw_frequencies`                 how often two groups use each term
`draw_rug`                         where something is, one tick each
`draw_ranked_pairs`                pairs by how much they share, or how far apart they are
`draw_first_uses`                  when each of two first used the phrases they share
`draw_alignment`                   two texts and the passages that are in both
`draw_bands`                       how many reviews have which tone and rating
`draw_expected_ratings`            the rating to expect of a polarity
`draw_validity`                    how well polarity and ratings agree, by film or critic
`draw_similarity_map`              similar groups near each other
`draw_similar_pairs`               which two groups are most alike
`draw_exhibit`                     what shows a finding
=================================  ==============================================================
"""

from corpus.figures.arcs import draw_arcs
from corpus.figures.bands import draw_bands
from corpus.figures.bars import draw_counts, draw_phrases
from corpus.figures.calibration import draw_expected_ratings, draw_validity
from corpus.figures.chart import CONFIG, MARKS, Chart, configure_saving, escape_text, lift_head
from corpus.figures.contrasts import draw_distinctive_terms
from corpus.figures.courses import draw_course, draw_over_time
from corpus.figures.distributions import draw_distributions
from corpus.figures.exhibits import draw_exhibit
from corpus.figures.frequencies import draw_frequencies
from corpus.figures.pairs import draw_alignment, draw_first_uses, draw_ranked_pairs
from corpus.figures.praise import draw_parts, draw_praise
from corpus.figures.rates import draw_rates
from corpus.figures.rugs import draw_rug
from corpus.figures.similarity import draw_similar_pairs, draw_similarity_map
from corpus.figures.standings import draw_beside_colleagues, draw_standings
from corpus.figures.steps import draw_scale_use
from corpus.figures.weights import draw_weights

__all__ = [
    "CONFIG",
    "MARKS",
    "Chart",
    "configure_saving",
    "draw_alignment",
    "draw_arcs",
    "draw_bands",
    "draw_beside_colleagues",
    "draw_counts",
    "draw_course",
    "draw_distinctive_terms",
    "draw_distributions",
    "draw_exhibit",
    "draw_expected_ratings",
    "draw_first_uses",
    "draw_frequencies",
    "draw_over_time",
    "draw_parts",
    "draw_phrases",
    "draw_praise",
    "draw_ranked_pairs",
    "draw_rates",
    "draw_rug",
    "draw_scale_use",
    "draw_similar_pairs",
    "draw_similarity_map",
    "draw_standings",
    "draw_validity",
    "draw_weights",
    "escape_text",
    "lift_head",
]

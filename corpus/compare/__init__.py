"""Films, critics, outlets and months compared, and how sure each difference is.

``comparison``           every two groups by their means: films, critics, genres, any column
``comparison_wording``   a comparison of groups as a sentence and as a title
``pair_conclusions``     what the comparison of two groups comes to, in a list of pairs and as a sentence
``grouping``             reviews and sentences by film, critic, outlet, genre or year
``ends``                 the highest and the lowest group of a comparison
``distinction``          words and phrases that set a group apart from the others
``distinction_wording``  distinctive words and phrases as a sentence
``repeated_terms``       terms that a table of distinctive terms leaves out: titles, grammar, the same words again
``group_terms``          what sets groups apart, with all that a chart of it needs
``term_use``             how often groups use terms: counts, rates, shares of reviews
``similarity``           films that are written about alike, critics who write alike
``similarity_wording``   the groups that are most alike, as a sentence and as a title
``similarity_layout``    similar groups as ranked pairs, and as places on a map
``profiles``             the words and phrases of reviews as vectors, to compare them by
``division``             films that split the critics, and films that they agree on
``division_wording``     how groups are split, as a sentence and as a title
``praise``               what reviews say of each aspect, by film or any other group
``praise_wording``       what is praised and blamed, as sentences
``dwelling``             what a critic judges more often than colleagues on the same films
``courses``              polarity from the opening of a review to its end
``course_wording``       the courses of groups, and of one review, as sentences
``group_courses``        the courses of some groups, beside all others
``colleagues``           what critics gave the films that they have in common
``harshness``            critics who rate above or below colleagues on the same films
``drift``                critics and outlets whose ratings rise or fall over the years
``agreement``            how far critics agree on the same films
``critics``              each critic's harshness, agreement, use of the scale, style and favourite phrases, in one table
``critic_wording``       one critic, and the agreement of all, as sentences
``before_after``         what changed on a day
``same_films``           two sides of some reviews on the films that both have reviewed
``readability``          variety of words, and reading ease
"""

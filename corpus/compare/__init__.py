"""Films, critics, outlets and months beside one another, and how sure the difference is.

``comparison``         what differs between groups, said in a sentence
``grouping``           reviews and sentences by film, critic, outlet, genre or year
``ends``               which of them stands highest, which lowest
``distinction``        the same told of one group, of two and of many
``finding``            the same in a sentence
``group_terms``        what sets groups apart, with all that is drawn of it
``similarity``         which films are written about alike
``similarity_layout``  similar groups as places on a map, and in a matrix
``profiles``           what a review may share with others
``division``           films that divide and films that unite
``courses``            how reviews open, go on and close
``group_courses``      the same of some groups, beside all others
``colleagues``         critics on the same films
``harshness``          who is harsher than colleagues there
``agreement``          how far critics agree there
``critics``            all of this of each critic, with style and favourite phrases
``before_after``       before and since a day
``readability``        how varied the words are, how easy the reading
"""

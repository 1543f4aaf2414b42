"""Films, critics, outlets and months beside one another, and how sure the difference is.

``comparison``    what differs between groups, said in a sentence
``ends``          which of them stands highest, which lowest
``distinction``   the same told of one group, of two and of many
``finding``       the same in a sentence
``similarity``    which films are written about alike
``profiles``      what a review may share with others
``division``      films that divide and films that unite
``courses``       how reviews open, go on and close
``colleagues``    critics on the same films
``harshness``     who is harsher than colleagues there
``agreement``     how far critics agree there
``before_after``  before and since a day
``readability``   how varied the words are, how easy the reading
"""

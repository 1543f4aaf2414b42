"""What a selection has to say: findings of different kinds, each with its numbers and the rows that show it.

``finding``    one finding, and several as a frame
``exhibit``    the rows that show a finding
``brief``      findings in an edition: headline, standfirst, chapters, closing remark, citation
``evidence``   what findings are made of: a selection of a corpus, with what is measured of it
``claims``     everything that is tested for a difference between groups, corrected together
``sides``      two sides of some reviews: the latest months and those before, or two selections
``phrases``    the phrase in most reviews, and the one that a single critic keeps using
``banned``     what is banned and printed all the same
``films``      the best and the worst rated, the film that split critics, the one that they agreed on
``praised``    which film is praised or blamed most for what, and on what its critics agree or part
``named``      the director and the actor whom most reviews name
``critics``    the harshest and the kindest on the same films, and ratings that rise or fall over the years
``copies``     reviews that are nearly the same, passages that recur, and films that share the most phrases
``change``     what differs between two sides: how many reviews, their stars, their tone, their phrases
``signature``  the phrase that sets a film's reviews apart
``mismatch``   the review in which stars and words disagree most, and how far they agree at all
``choosing``   which of them come first
``beside``     what a brief is compared with: another period, film, critic, outlet, genre or corpus
``comparing``  two selections beside each other
``quotes``     the lines worth quoting for and against
``recurring_turns`` the turns of phrase that no such line has
``quoting``    the chapter of a brief that has them
``closest``    the sentences that are closest to what was typed
``lack``       what the reviews cannot tell
``addresses``  where a finding is shown
``edits``      what an editor makes of a brief
``editing``    the edition of a selection

``drafts``         what of a draft the archive has already
``draft_archive``  an archive, ready to check drafts against
``draft_standing`` how a draft stands beside the archive: clichés, tone, stars, reading ease
``draft_wording``  what is found in a draft, as a sentence, as lines and as JSON

``arrivals``       which reviews arrived when: the first import, and additions
``news``           what is new with some reviews: banned phrases, copies, passages, watched phrases, clichés, stars
``news_archive``   a corpus with its watch list, ready to be asked that
``news_kinds``     each kind of news
``news_wording``   what is new, as a sentence, as lines and as JSON
"""

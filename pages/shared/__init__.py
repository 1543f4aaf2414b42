"""What several screens use.

The open corpus:

``admission``       who may see them, and who may change what the desk decides
``signing``         sign-in as the owner of the server has set it up
``door``            nothing is answered before sign-in, on whatever path; `door.html`
``ending``          sign-ins that have ended, in all tabs of a browser
``journal``         the server's log: what was done, and what went wrong, without its words
``opening``         the corpora that this server may show, opened once for every visitor
``viewing``         what a screen looks at: the selected reviews, on the scale of their polarity
``keeping``         how many answers to a selection are kept, by its size
``selecting``       the selection in the sidebar
``scaling``         the scale of polarity in the sidebar
``naming``          who and what reviews name, cached
``narrowing``       what a click has added to the selection, and the way back to the reader's own
``address``         each view is a link: what the URL says is what is shown
``links``           links to views: with other values, or narrowed
``places``          the nine screens and their sections: where everything is, and was
``screens``         the menu and the tabs
``former``          the addresses of before, which the server leads on
``api``             the JSON API, answered from what the screens have cached
``previews``        what a chat shows of a link that is pasted into it

What screens are made of:

``showing``         headings, charts and links
``controls``        controls that are tied to the address
``tables``          tables: sorted as a whole, a page at a time, with rows that are links
``cells``           their heads and cells, as HTML
``columns``         the columns of the tables: name, number format and a line of help for each
``critic_columns``  the columns of the tables of critics
``lines``           keyword in context: each occurrence in its line
``closest``         the sentences that are closest to a search
``reading``         a review's text with its marks, alone or beside another
``marking``         how such marks look, and how they lie over one another
``picking``         two reviews to be set side by side
``marked``          a review's text with all that can be marked in it
``walking``         the reviews before and after the one that is read
``matching``        the badge that says how far tone matches stars
``drifting``        the section on stars that rise or fall over the years
``comparing``       the questions of screens that compare groups: which groups, by what measure
``letters``         text that came in, shown letter for letter
``editions``        the page of a brief: headline, sentences, passages, the ways to arrange it; `editions.css`
``stage``           a slide of a brief over the whole window; `stage.css`
``glance``          the findings of the overview, its first-visit story and its line of numbers; `glance.css`
``front``           `front.html` and `front.css`: what Streamlit has no element for
``pictures``        pictures of charts, saved with head and source as the page shows them
``taking``          the menu of a chart or table: CSV, Excel, pictures, the link; names of files; the source line

What screens ask of `corpus`, cached:

``queries``         of any screen: what recurs, what matches, what is in a selection
``phrase_lists``    the list of phrases as the reader asks for it, and who uses most of its first
``groupings``       groups of films, critics, outlets: compared, their division and courses
``distinctions``    what sets groups apart
``praising``        what is praised and blamed, and the sentences that do it
``similar_groups``  which groups are written alike
``critics``         critics compared
``pairs``           pairs that share the most, and what two have in common
``phrase_usage``    how one phrase is used
``refusing``        suggestions for the word list that are refused
``lexicon_words``   the words of the lexicon in use, and what they add
``findings``        what a selection has to say first
``arrivals``        when the reviews of a corpus came in
``bans``            what is banned, and where screens name it
``briefs``          the brief of a selection, and what an editor makes of it
``besides``         the choice of what a brief is compared with
``overviews``       the charts and numbers of the overview
``timeline``        reviews over the calendar
``trusting``        how well ratings and words agree
``news``            what is new in a corpus, and where each piece of news is shown
``feeds``           the feed of what is new
``subscribing``     its address, and a private one for each person

What a reader changes:

``adding``          adds a corpus: files from the reader's machine or from an allowed folder
``mapping``         how the tables of an import would be read, and the reader's corrections
``importing``       builds a corpus in a process of its own, with its progress on the page
``outcome``         the report of an import
``lexicons``        tries and keeps a change of the house lexicon
``house_terms``     the words for parts of the film, read from the desk's database and changed
``houses``          the word list of a corpus, read from the desk's database
``suggesting``      suggestions for the lexicon, learned in a process of its own
``verdicts``        what readers decide about misleading words
``database``        the desk's database, opened once for every visitor
``desks``           the desk's database: what is changed in it, by whom, and what came of that
``drafting``        the archive that drafts are checked against, and the last check of the visit
``watching``        the watch list, and where its phrases are printed
``judging``         the verdict on a line: a use of a phrase that is fine, to cut, or to quote
``noting``          the note on a review, a film, a critic or a phrase
``exchanging``      a CSV table of what the desk decides, read back in
``saving``          views saved under a name, and their short links
"""

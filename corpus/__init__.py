"""Everything of Refrain that is not a screen. Reviews flow one way: read, measure, store, select, compare, export.

Each package or module imports only those listed above it; a package's docstring lists its modules.

``schema``       the tables' columns and dtypes
``errors``       the errors whose messages a reader sees
``wording``      numbers, dates and lists in the reader's words
``memory``       how the server and a build take their memory
``progress``     how long work says how far it is
``child``        starts processes of our own, which end with the one that started them
``scratch``      temporary folders, of which none stays behind
``history``      dated changes of a house's word list and terms, and how the last is undone
``sidecar``      the small files beside a corpus's folder
``disarming``    texts that no spreadsheet runs as a formula

``reading``      any source → the reviews and the rejects
``text``         the corpus tokenised: words, sentences, stems
``statistics``   groups, intervals, differences; nothing that knows what a film is
``calendar``     reviews and their polarity by month, quarter or year
``polarity``     TextBlob's scores, the house lexicon, stars against words
``phrases``      recurring phrases: mined, counted, put into families; who uses them
``aspects``      what in the film is praised and blamed: acting, story, camera …
``search``       the search syntax, and each match with its context
``reuse``        a draft against the archive; near-duplicates
``compare``      films, critics, outlets and months compared
``store``        a corpus on disk: built, opened, selected from
``cluster``      the same build divided among the workers of a Dask cluster
``desk``         what people decide, in a database: the watch list, notes, named views
``keeping``      the house lexicon and verdicts of a corpus, in that database
``findings``     what a selection has to say, and what it cannot; the brief of it
``figures``      frame → Plotly figure

``report``       what is taken away: tables as files, and the brief in five formats
``naming``       the names of downloaded files
``questions``    what programs ask of a corpus, from the command line or the server: parameters, answers, descriptions
``answers``      what the command line's comparisons answer: a sentence and a table
``commands``     what each command of the command line does
``__main__``     the command line
"""

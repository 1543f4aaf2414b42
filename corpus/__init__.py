"""Everything of Refrain that is not a screen. Reviews flow one way: read, measure, store, select, compare, take away.

Each room imports those above it alone; its own docstring is its map.

``schema``       the tables' columns and dtypes, and the errors that speak to a reader
``wording``      numbers, dates and lists in the reader's words
``calendar``     the calendar
``sidecar``      the small files that stand beside a corpus
``disarming``    texts that no spreadsheet takes for a formula

``reading``      any source → the reviews and the rejects
``text``         the corpus tokenised: words, sentences, stems
``statistics``   groups, intervals, differences; no word of films in it
``polarity``     TextBlob's scores, the house lexicon, stars against words
``phrases``      recurring phrases: found, counted, in families; who uses them
``search``       the search syntax, and each match in its line
``reuse``        a draft against the archive; near-duplicates
``compare``      films, critics, outlets and months beside one another
``store``        a corpus on disk: built, opened, selected from
``figures``      frame → Plotly figure

``report``       CSV and Excel
``workbook``     a table as an Excel file, row by row
``naming``       what a file that is taken away is called
``answers``      what the command line answers to: who is harsher, who shares phrases, what sets apart
``__main__``     the command line
"""

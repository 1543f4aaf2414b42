"""Everything of Refrain that is not a screen. Reviews flow one way: read, measure, store, select, compare, export.

Each package imports only those listed above it; its own docstring lists its modules.

``schema``       the tables' columns and dtypes, and the errors that speak to a reader
``wording``      numbers, dates and lists in the reader's words
``calendar``     reviews and their polarity by month, quarter or year
``sidecar``      the small files beside a corpus's folder
``disarming``    texts that no spreadsheet runs as a formula

``reading``      any source → the reviews and the rejects
``text``         the corpus tokenised: words, sentences, stems
``statistics``   groups, intervals, differences; no word of films in it
``polarity``     TextBlob's scores, the house lexicon, stars against words
``phrases``      recurring phrases: found, counted, in families; who uses them
``search``       the search syntax, and each match with its context
``reuse``        a draft against the archive; near-duplicates
``compare``      films, critics, outlets and months compared
``store``        a corpus on disk: built, opened, selected from
``figures``      frame → Plotly figure

``report``       a table as CSV or Excel
``workbook``     the Excel file, written row by row
``naming``       the names of downloaded files
``answers``      the comparisons of the command line
``__main__``     the command line
"""

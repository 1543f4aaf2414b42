"""Any source to the reviews and the rejects: formats, encodings, columns, cleaning, titles, ratings, dates.

``loading``      any source → the reviews and the rejects
``sandbox``      the same in a process of its own, with bounded memory and time
``limits``       what is read at most
``sources``      which files may be read at all
``archives``     zip and gz, opened with distrust
``formats``      which format a file is in
``encodings``    bytes to text
``documents``    one review a file: text, page, front matter
``delimited``    CSV and its kin
``records``      JSON and JSON Lines
``tabular``      Parquet and Excel
``table``        what every format is read into
``columns``      which column is which of ours
``resemblance``  the same by what is in them
``film_table``   a second table that names the films
``rows``         a table's cells → rows of the reviews
``importing``    the files of one import, put together
``skipped``      what became no review, by reason
``cleaning``     a text as a reader would read it
``titles``       the film that a bare text is about
``guesses``      the guessed titles, to be checked and corrected
``ratings``      a score in any spelling → 0 to 10
``dates``        a date in any spelling → a day
"""

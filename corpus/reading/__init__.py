"""Any source → the reviews and the rejects: formats, encodings, columns, cleaning, titles, ratings, dates.

``loading``        any source → the reviews and the rejects
``sandbox``        runs `loading` in a child process, with bounded memory and time
``limits``         the most that is read
``sources``        which files may be read at all
``archives``       zip and gz files, unpacked within limits
``formats``        which format a file is in
``encodings``      bytes to text
``documents``      one review a file: text, page, front matter
``word``           a Word file
``drafts``         one uploaded file: a draft
``small_tables``   what editors keep beside a corpus: a word list, a table of terms
``delimited``      CSV and other delimited text
``records``        JSON and JSON Lines
``tabular``        Parquet and Excel
``entries``        the XML of a feed → its entries
``feeds``          RSS, Atom and WordPress exports
``wordpress``      what is a post in an export of WordPress
``letterboxd``     what Letterboxd exports, and what its columns are
``table``          the table that every format is read into
``columns``        which column of a source is which of ours, by its name
``resemblance``    which column of a source is which of ours, by its cells, where its name does not say it
``film_table``     a second table that names the films
``rows``           a table's cells → rows of the reviews
``importing``      the files of one import, combined into the tables
``identity``       the id of a review
``former``         what a corpus has read before, read on with further files
``skipped``        the rejects, counted by kind
``cleaning``       a text without markup and unseen characters
``names``          the names in a text
``dictionary``     the words that most titles are made of
``name_traits``    the names of many texts as a table, with the traits of titles
``title_support``  what the other reviews say of a name
``title_weights``  what each trait counts
``file_names``     the names of files as titles
``headlines``      headlines as titles
``titles``         the films that reviews without one are about
``remakes``        films of one title, told apart by their years
``guesses``        the guessed titles, to be checked and corrected
``ratings``        a score in any spelling → 0 to 10
``dates``          a date in any spelling → a day
"""

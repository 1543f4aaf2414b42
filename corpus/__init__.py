"""Everything of Refrain that is not a screen. Reviews flow one way: read, measure, store, select, compare, take away.

Schema
------
``schema``       the tables' columns and dtypes, and the errors that speak to a reader
``wording``      numbers, dates and lists in the reader's words
``palette``      colours with one meaning on every screen

Reading
-------
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
``filmtable``    a second table that names the films
``rows``         a table's cells → rows of the reviews
``gathering``    the files of one import, put together
``skipped``      what became no review, by reason
``cleaning``     a text as a reader would read it
``titles``       the film that a bare text is about
``ratings``      a score in any spelling → 0 to 10
``dates``        a date in any spelling → a day

Words and sentences
-------------------
``tokens``       the corpus tokenised once
``vocabulary``   which words each review uses
``repertoire``   which words and phrases each review uses, or each sentence
``scanning``     texts as arrays of code points
``sentences``    where sentences end
``mentions``     a film's own title in its reviews
``words``        English function words
``stems``        words up to inflection
``growing``      columns of millions of rows that come in parts

Polarity
--------
``polarity``     TextBlob's scores of reviews and sentences
``assessment``   the chunks that a lexicon can assess
``pattern``      TextBlob's tokens and lexicon, in linear time
``joining``      several words that are read as one
``lexicon``      the house lexicon: what is changed in TextBlob's
``changes``      its dated changes, and the table they are kept in
``entries``      the words and phrases that may be changed
``learning``     suggestions from the stars
``candidates``   the words and phrases that may be suggested
``ridge``        weights with shrinkage, within films
``isotonic``     a rising curve of stars over words
``calibration``  the rating that reviews of such words are given
``curve``        the same as it is drawn
``validity``     how far the stars say that words are to be trusted
``disagreement`` stars against words
``verdicts``     what readers say of the words at fault
``evidence``     the words that carry it, over many reviews
``warmth``       the scale that it is shown on: whose words, −1..1 or stars

Phrases
-------
``phrases``      recurring phrases: mining, folding, ranking
``counting``     counts of what recurs, within a selection too
``mining``       every run of words that recurs
``suffixes``     the runs too long to be found word by word
``folding``      what is left once longer ones are listed
``measures``     dispersion and association
``spelling``     how a phrase is written out
``families``     phrases that are one phrase
``inflections``  those that are one up to inflection
``bare``         what stands in more reviews than the phrases around it
``templates``    those that fill the gap of one template
``retold``       those that stand where others say more
``printings``    where the listed phrases stand
``places``       where some runs of words stand
``frames``       words that recur around a gap
``gaps``         frames with the gap inside
``openings``     frames with an open end
``ownership``    whose a phrase is
``likeness``     which critics, films or reviews share the most
``sharing``      which films or critics share a phrase
``usage``        who uses a phrase, when, and in how warm a company
``placement``    where in a review a phrase falls
``asides``       phrases that a reader sets aside
``phrasebook``   listed phrases in a text that is in no corpus

Finding and comparing
---------------------
``query``        the one search syntax
``matching``     the patterns that it stands for
``patience``     how long a search may take
``concordance``  keyword in context
``comparison``   what differs between groups, said in a sentence
``ends``         which of them stands highest, which lowest
``differences``  every two groups, with interval and correction
``groups``       a column's values in the groups of another
``intervals``    how sure a mean, a spread or a share is
``keyness``      what sets a group's words apart
``distinction``  the same told of one group, of two and of many
``finding``      the same in a sentence
``profiles``     what a review may share with others
``similarity``   which films are written about alike
``arrangement``  like by like: a map, and an order
``division``     films that divide and films that unite
``courses``      how reviews open, go on and close
``colleagues``   critics on the same films
``harshness``    who is harsher than colleagues there
``agreement``    how far critics agree there
``readability``  how varied the words are, how easy the reading
``trends``       the calendar
``turning``      before and since a day
``reuse``        a draft against the archive
``shingles``     what texts are compared by
``duplicates``   reviews that are nearly the same

Storing and choosing
--------------------
``building``     sources → a corpus on disk
``folder``       that corpus: its tables, whole or not at all
``manifest``     what it says of itself
``store``        an opened corpus and its queries
``weighing``     such a corpus on a reader's scale of polarity
``rescoring``    a stored corpus scored by a house lexicon
``beside``       the small files that stand beside a corpus
``removal``      a corpus taken out of them, to be put back or deleted
``library``      the corpora that one dashboard serves
``selection``    which reviews are looked at

Showing and taking away
-----------------------
``figures``      frame → Plotly figure
``report``       CSV and Excel
``workbook``     a table as an Excel file, row by row
``naming``       what a file that is taken away is called
``disarming``    texts that no spreadsheet takes for a formula
``__main__``     the command line
"""

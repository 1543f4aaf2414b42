"""What is taken away: tables as files, and a brief as a page, a sheet of paper, slides, a workbook and data.

``workbook``     the Excel file of a table, written row by row
``tables``       a table as CSV or Excel
``table_files``  these as files, those of long tables made by a process of their own
``apart``        files that a process of its own makes

``feed``         what is new as an Atom feed

``chapters``     what every format says of a finding: its table, its source, its limits
``html``         the brief as one page that holds everything, with its presentation inside
``pdf``          that page, printed by the browser that is on this machine
``repacking``    office files without the moment in which they were written
``slide_style``  colours, letters and scales of the charts of slides
``slide_bars``   native bars of a slide, with their ranges
``slide_dots``   native dots of a slide, one for each value
``pptx``         the brief as slides, with speaker's notes
``xlsx``         the brief as a workbook, a sheet for each finding
``json``         the brief for other programs
``editions``     the brief as a file of any format
``brief_files``  these as files for a page, the dear ones made by a process of their own
"""

"""What is taken away: tables as files, and a brief as a page, a sheet of paper, slides, a workbook and data.

``workbook``  the Excel file of a table, written row by row
``tables``    a table as CSV or Excel

``chapters``  what every format says of a finding: its table, its source, its limits
``html``      the brief as one page that holds everything, with its presentation inside
``editions``  the brief as a file of any format
"""

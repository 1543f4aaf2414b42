"""What is taken away: tables as files, and a brief as a page, a sheet of paper, slides, a workbook and data.

``workbook``  the Excel file of a table, written row by row
``tables``    a table as CSV or Excel
"""

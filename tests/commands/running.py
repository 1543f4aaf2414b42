"""Commands, run in this process."""

import csv
import io

from corpus.__main__ import main


def ran(capsys, *arguments):
    """Run a command here and return its exit code, output and complaints."""
    capsys.readouterr()
    code = main([str(argument) for argument in arguments])
    return code, *capsys.readouterr()


def rows_of(text):
    return list(csv.DictReader(io.StringIO(text, newline="")))

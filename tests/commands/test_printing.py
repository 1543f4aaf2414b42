import numpy as np
import pandas as pd

from corpus import answers
from corpus.commands.printing import print_answer


def test_the_terminal_writes_numbers_as_the_screens_do(capsys):
    table = pd.DataFrame({"term": ["dusk", "dawn"], "low": [-0.0001, -0.25], "high": [np.nan, 7], "q": [4e-9, 0.0312]})
    print_answer(answers.Answer("A sentence.", table, ["term", "low", "high", "q"]), csv=False)
    lines = [line.split() for line in capsys.readouterr().out.splitlines()[2:]]
    assert lines == [["dusk", "0.000", "–", "<", "0.001"], ["dawn", "−0.250", "7.000", "0.031"]]

import re
from datetime import date

import numpy as np
import pytest

from corpus.desk.database import FILE, open_desk, write_url
from corpus.keeping.lexicon import change_lexicon
from corpus.keeping.moving import move_files
from corpus.keeping.refusals import refuse
from corpus.polarity import scores
from corpus.polarity.entries import OPTION
from corpus.polarity.house import House
from corpus.store.corpus import open_corpus
from tests.commands.running import ran
from tests.polarity.test_learning import written

pytestmark = pytest.mark.usefixtures("read_here")


def test_correct_names_a_film_for_good(capsys, dozen_csv, tmp_path):
    ran(capsys, "build", dozen_csv, "--store", tmp_path / "c")
    review = open_corpus(tmp_path / "c").reviews["review_id"].iloc[11]
    assert ran(capsys, "correct", "--film", f"{review}=E = mc²", "--store", tmp_path / "c")[0] == 0
    assert open_corpus(tmp_path / "c").reviews["film"].iloc[11] == "E = mc²"


def test_a_lexicon_learned_from_one_corpus_scores_another(capsys, tmp_path):
    for name, count, seed in (("a", 800, 0), ("b", 100, 1)):
        written(count, seed).to_csv(tmp_path / f"{name}.csv", index=False)
    assert ran(capsys, "build", tmp_path / "a.csv", "--store", tmp_path / "a")[0] == 0
    code, out, _ = ran(capsys, "lexicon", "--store", tmp_path / "a", "-o", tmp_path / "house.csv")
    house = House.read(tmp_path / "house.csv")
    assert code == 0
    assert out.endswith(f": {tmp_path / 'house.csv'}\n")
    assert sum(int(count.replace(",", "")) for count in re.findall(r"([\d,]+) terms? ", out)) == len(house.entries)
    given = ("--store", tmp_path / "b", "--lexicon", tmp_path / "house.csv")
    assert ran(capsys, "build", tmp_path / "b.csv", *given)[0] == 0
    built = open_corpus(tmp_path / "b")
    texts = built.read_texts(built.reviews["review_id"].tolist())
    expected = scores.score_texts(texts, lexicon=house.lexicon())["polarity"]
    np.testing.assert_array_equal(built.reviews["house_polarity"], expected)

    # What editors change then is in the database, and commands score by it.
    desk = open_desk(write_url(tmp_path / FILE))
    assert move_files(desk, tmp_path / "b") == {}
    learned = set(house.entries)
    unwanted = min(learned - {OPTION})
    refuse(desk, "a", unwanted)
    house = change_lexicon(desk, "b", lambda known: known.change("film", 0.9, on=date(2026, 3, 3)))
    desk.close()
    named = f"{built.reviews['review_id'].iloc[0]}={built.reviews['film'].iloc[0]}"
    assert ran(capsys, "correct", "--film", named, "--store", tmp_path / "b")[0] == 0
    expected = scores.score_texts(texts, lexicon=house.lexicon())["polarity"]
    np.testing.assert_array_equal(open_corpus(tmp_path / "b").reviews["house_polarity"], expected)

    # What they refuse is not learned again.
    _, out, _ = ran(capsys, "lexicon", "--store", tmp_path / "a", "-o", tmp_path / "again.csv")
    assert ", 1 suggestion refused by the desk" in out
    assert set(House.read(tmp_path / "again.csv").entries) == learned - {unwanted}


def test_a_lexicon_cannot_be_learned_from_too_few_ratings(capsys, dozen, tmp_path):
    code, out, err = ran(capsys, "lexicon", "--store", dozen.path, "-o", tmp_path / "house.csv")
    assert (code, out) == (1, "")
    assert err.startswith("error: 11 reviews with a rating: too few to learn scores from. At least 500 are needed.")
    assert not (tmp_path / "house.csv").exists()

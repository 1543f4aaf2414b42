import json

import pandas as pd
import pytest

from corpus.compare import comparison, harshness
from corpus.compare.drift import describe_drift, measure_drift
from corpus.store.scored import ScoredCorpus
from tests.commands.running import ran, rows_of

pytestmark = pytest.mark.usefixtures("read_here")


@pytest.mark.parametrize("by", ["film", "reviewer", "section"])
def test_compare_gives_every_pair_as_the_screen_does(by, capsys, sample, dozen):
    corpus = dozen if by == "section" else sample
    code, out, _ = ran(capsys, "compare", "--by", by, "--store", corpus.path, "--json")
    scored = ScoredCorpus.of(corpus)
    sentences = scored.sentences.astype({"review_id": "str"})
    expected = comparison.compare_groups(scored.reviews, by=by, sentences=sentences)
    answer = json.loads(out)
    assert (code, answer["sentence"], answer["exceptions"]) == (0, expected.sentence, expected.exceptions)
    assert [group["mean"] for group in answer["groups"]] == expected.groups["mean"].tolist()
    assert [pair["difference"] for pair in answer["pairs"]] == expected.pairs["difference"].tolist()
    groups = corpus.reviews[by].nunique()
    assert len(answer["pairs"]) == groups * (groups - 1) / 2
    said = f"{expected.sentence} {expected.exceptions}".rstrip()
    assert ran(capsys, "compare", "--by", by, "--store", corpus.path)[1] == f"{said}\n"


def test_compare_by_year_means_the_year_of_publication(capsys, sample):
    answer = json.loads(ran(capsys, "compare", "--by", "year", "--store", sample.path, "--json")[1])
    sizes = {group["group"]: group["n"] for group in answer["groups"]}
    assert sizes == sample.reviews["published"].dt.strftime("%Y").value_counts().to_dict()


def test_compare_takes_the_ratings_too(capsys, dozen):
    answer = json.loads(ran(capsys, "compare", "--by", "film", "--value", "rating", "--store", dozen.path, "--json")[1])
    means = {group["group"]: group["mean"] for group in answer["groups"]}
    assert means == {"Paper Lanterns": 6.8, "Tin Harbour": 3.375, "1917": 9.5}


def test_compare_takes_what_reviews_say_of_a_part_of_the_film(capsys, sample):
    asked = ["compare", "--store", sample.path, "--json", "--value"]
    answer = json.loads(ran(capsys, *asked, "aspect:overall")[1])
    of = sample.statements[sample.statements["aspect"] == "overall"].astype({"review_id": "str"})
    said = of.groupby("review_id")["polarity"].mean().reset_index().merge(sample.reviews, on="review_id")
    expected = said.groupby("film")["polarity_x"].agg(["size", "mean"])
    groups = pd.DataFrame(answer["groups"]).set_index("group").loc[expected.index]
    assert groups["n"].tolist() == expected["size"].tolist()
    assert groups["mean"].tolist() == pytest.approx(expected["mean"].tolist())
    refused = ran(capsys, *asked, "aspect:plot")
    assert (refused[0], refused[2][:59]) == (1, "error: “value” is “aspect:plot”: allowed is “rating”, “pola")


def test_critics_are_grouped_by_either_name(capsys, sample):
    for command in (["compare", "--json"], ["terms", "--csv"]):
        given = [ran(capsys, *command, "--by", by, "--store", sample.path) for by in ("critic", "reviewer")]
        assert given[0] == given[1]
        assert given[0][0] == 0
        assert "Gil Marchbanks" in given[0][1]


def test_a_column_that_the_source_calls_critic_is_compared_as_it_is(capsys, tmp_path):
    rows = ["text,by whom,critic", *(f"A fine film {n}.,Ann,desk {n % 2}" for n in range(4))]
    (tmp_path / "a.csv").write_text("\n".join(rows), encoding="utf-8")
    ran(capsys, "build", tmp_path / "a.csv", "--store", tmp_path / "c", "--map", "reviewer=by whom")
    answer = json.loads(ran(capsys, "compare", "--by", "critic", "--store", tmp_path / "c", "--json")[1])
    assert {group["group"] for group in answer["groups"]} == {"desk 0", "desk 1"}


def test_critics_are_compared_on_the_films_that_they_share(capsys, sample):
    code, out, _ = ran(capsys, "critics", "--store", sample.path)
    expected = harshness.measure_harshness(sample.reviews)
    assert code == 0
    assert out.startswith(f"{harshness.describe_harshness(expected)}\n")
    rows = rows_of(ran(capsys, "critics", "--store", sample.path, "--csv")[1])
    assert [row["critic"] for row in rows] == expected["critic"].tolist()


def test_drift_is_told_for_critics_and_outlets(capsys, sample):
    for noun in ("critic", "outlet"):
        expected = measure_drift(sample.reviews, by="reviewer" if noun == "critic" else noun)
        code, out, _ = ran(capsys, "drift", "--store", sample.path, "--by", noun)
        assert (code, out.splitlines()[0]) == (0, describe_drift(expected, noun=noun))
    rows = rows_of(ran(capsys, "drift", "--store", sample.path, "--csv")[1])
    assert [row["group"] for row in rows] == sorted(sample.reviews["reviewer"].dropna().unique())


def test_pairs_are_those_of_the_screen(capsys, sample):
    code, out, _ = ran(capsys, "pairs", "--store", sample.path)
    assert code == 0
    assert out.startswith("Desmond Thackeray-Poole and Inès Carravel are closest in phrasing: 4 phrases, ")
    rows = rows_of(ran(capsys, "pairs", "--store", sample.path, "--one", "Gil Marchbanks", "--csv")[1])
    assert len(rows) == 7
    assert all("Gil Marchbanks" in (row["a"], row["b"]) for row in rows)


def test_the_terms_that_set_a_film_apart_are_those_of_the_screen(capsys, sample):
    code, out, _ = ran(capsys, "terms", "--store", sample.path, "--group", "The Tithe House")
    assert code == 0
    assert out.startswith("The signature of “The Tithe House” is “")
    rows = rows_of(ran(capsys, "terms", "--store", sample.path, "--csv")[1])
    assert {row["group"] for row in rows} <= set(sample.reviews["film"].dropna())
    code, _, err = ran(capsys, "terms", "--store", sample.path, "--group", "Nothing")
    assert (code, err) == (1, "error: This corpus has no film “Nothing”.\n")

"""A build on a real scheduler with real workers: what it gives, and what happens when they are killed."""

import shutil
import sys
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from corpus.__main__ import main
from corpus.aspects.house_terms import HouseTerms
from corpus.aspects.term_entries import Meaning
from corpus.cluster import engine as engines
from corpus.cluster.division import Division
from corpus.cluster.engine import join_cluster
from corpus.cluster.pieces import Piece
from corpus.cluster.placing import open_place
from corpus.errors import CorpusError, StoreError
from corpus.polarity.house import House
from corpus.store import folder
from corpus.store.basis import Basis
from corpus.store.building import build
from corpus.store.corpus import open_corpus
from corpus.store.measuring import measure
from corpus.store.work import ALONE
from tests.cluster.processes import kill, run_cluster

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.usefixtures("read_here")


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    with run_cluster(tmp_path_factory.mktemp("cluster") / "one", workers=2) as processes:
        yield processes


@pytest.fixture(scope="module")
def doomed(tmp_path_factory):
    """A cluster of which a worker is killed in one test, and then the scheduler in the next."""
    with run_cluster(tmp_path_factory.mktemp("cluster") / "doomed", workers=2) as processes:
        yield processes


@pytest.fixture(scope="module")
def engine(cluster):
    with join_cluster(cluster.address) as joined:
        yield joined


def fail(piece: Piece) -> None:
    """Fail with a part in hand."""
    raise ValueError(len(piece.texts))


def expect_sample(manifest, sample):
    """Assert that tables have the checksums of those that one process has built; when reviews came in differs."""
    assert {**manifest.tables, "arrivals": ""} == {**sample.manifest.tables, "arrivals": ""}


def test_the_tables_are_those_of_one_process_to_the_last_bit_also_where_texts_lie_as_files(engine, sample, tmp_path):
    with open_place(f"file://{tmp_path}/parts") as place:
        work = Division(engine, parts=7, place=place).work
        built = build([ROOT / "corpus" / "reviews"], tmp_path / "sample", name=sample.manifest.name, work=work)
        assert len([*(tmp_path / "parts").rglob("*.parquet")]) == 7
    expect_sample(built, sample)
    assert [*(tmp_path / "parts").iterdir()] == []


def test_files_that_a_worker_does_not_reach_are_named(engine):
    # A file system in memory is this process's alone.
    with (
        open_place("memory://parts") as place,
        pytest.raises(StoreError, match=f"A worker cannot read {place}/00000.p"),
    ):
        Division(engine, place=place).tokenise(["A good film."], films=pd.Series([None], dtype="str"))


def test_there_may_be_more_parts_than_reviews_and_reviews_without_a_word(engine):
    reviews = pd.DataFrame({"text": ["***", "", "A good film. It ends."], "film": [None, "Brave", "Brave"]})
    reviews = reviews.assign(review_id=["a", "b", "c"], **dict.fromkeys(["reviewer", "published", "rating"]))
    reviews = reviews.astype({"published": "datetime64[s]", "rating": "float64"})
    basis = Basis(HouseTerms().change("thing", Meaning("story"), on=date(2026, 3, 3)), House())
    alone, divided = (measure(reviews, basis=basis, work=work) for work in (ALONE, Division(engine, parts=5).work))
    for name, table in alone.items():
        pd.testing.assert_frame_equal(divided[name], table)


def test_a_task_that_fails_says_so_and_no_log_holds_a_word_of_the_reviews(engine, cluster, sample):
    texts = sample.read_reviews()["text"].tolist()
    piece = engine.submit(Piece, texts, None, [0, len(texts)], slice(0, len(texts)))
    with pytest.raises(ValueError, match=str(len(texts))):
        engine.gather([engine.submit(fail, piece)])
    logs = cluster.read_logs()
    assert "fail" in logs
    assert [text for text in texts if text[:30] in logs] == []


def test_a_worker_that_is_killed_in_mid_build_costs_time_and_no_result(doomed, sample, tmp_path):
    with join_cluster(doomed.address) as joined:

        def report(doing, done, of):
            if doing == "finding phrases":
                kill(doomed.workers[0])

        built = build(
            [ROOT / "corpus" / "reviews"],
            tmp_path / "sample",
            name=sample.manifest.name,
            work=Division(joined, parts=3).work,
            progress=report,
        )
        assert doomed.workers[0].poll() is not None
    expect_sample(built, sample)


def test_a_scheduler_that_is_lost_is_said_and_the_old_corpus_stays(doomed, dozen, tmp_path):
    shutil.copytree(dozen.path, tmp_path / "c")
    before = {file: file.read_bytes() for file in (tmp_path / "c").iterdir()}
    with join_cluster(doomed.address) as joined:

        def report(doing, done, of):
            if doing == "finding phrases":
                kill(doomed.scheduler)

        work = Division(joined).work
        with pytest.raises(StoreError, match=r"The scheduler at tcp://.* was lost\. What stood there before is unch"):
            build([ROOT / "corpus" / "reviews"], tmp_path / "c", work=work, progress=report)
    assert {file: file.read_bytes() for file in (tmp_path / "c").iterdir()} == before
    assert open_corpus(tmp_path / "c").manifest.digest == dozen.manifest.digest


def test_the_command_starts_a_cluster_of_its_own(dozen, dozen_csv, tmp_path, capsys):
    assert main(["build", str(dozen_csv), "--store", str(tmp_path / "c"), "--name", "A dozen", "--engine", "dask"]) == 0
    captured = capsys.readouterr()
    assert captured.out.startswith("12 reviews of 3 films, 2 recurring phrases, 1 reject, in ")
    assert all(" in " in line or line.split()[-1].count("/") == 1 for line in captured.err.splitlines())
    tables = folder.read_manifest(tmp_path / "c").tables
    assert {**tables, "arrivals": ""} == {**dozen.manifest.tables, "arrivals": ""}


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--engine", "dask", "--scheduler", "tcp://127.0.0.1:9"], "No scheduler answers at tcp://127.0.0.1:9"),
        (["--scheduler", "tcp://127.0.0.1:9"], "say --engine dask too"),
        (["--parts", "parts"], "say --engine dask too"),
    ],
)
def test_a_scheduler_that_is_not_there_is_said(options, said, dozen_csv, tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(engines, "ANSWER", 1)
    assert main(["build", str(dozen_csv), "--store", str(tmp_path / "c"), *options]) == 1
    assert said in capsys.readouterr().err


def test_without_dask_the_command_says_what_to_install(dozen_csv, tmp_path, capsys, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert main(["build", str(dozen_csv), "--store", str(tmp_path / "c"), "--engine", "dask"]) == 1
    said = capsys.readouterr().err
    assert said == "error: --engine dask needs Dask: install it with pip install -r requirements-cluster.txt\n"
    assert (ROOT / "requirements-cluster.txt").is_file()
    with pytest.raises(CorpusError), join_cluster():
        pass


def test_a_worker_of_another_version_is_refused(tmp_path):
    shutil.copytree(ROOT / "corpus", tmp_path / "other" / "corpus")
    with (tmp_path / "other" / "corpus" / "schema.py").open("a") as changed:
        changed.write("# Another version.\n")
    with (
        run_cluster(tmp_path / "cluster", workers=1, root=tmp_path / "other") as processes,
        pytest.raises(StoreError, match="The scheduler runs another version of Refrain"),
        join_cluster(processes.address),
    ):
        pass

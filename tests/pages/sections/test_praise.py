"""Praise and blame: films by the parts of a film, one of them with its sentences, each a click from its review."""

import pytest

from corpus.aspects.values import SAID, add_value
from corpus.compare.comparison import compare_groups
from corpus.compare.dwelling import describe_dwelling, measure_dwelling
from corpus.compare.praise import measure_praise
from corpus.compare.praise_wording import describe_differences, describe_part, describe_praise
from tests.pages.conftest import App, asked, charts, control, doors, follow, links, paragraphs, tables, through


@pytest.fixture(scope="module")
def praise(sample):
    return measure_praise(sample.reviews, sample.statements, by="film")


def cells_of(figure: dict) -> dict[tuple[str, ...], str]:
    """What can be clicked in a chart, with what the pointer shows of it."""
    (trace,) = [trace for trace in figure["data"] if "customdata" in trace]
    return dict(zip(map(tuple, trace["customdata"]), trace["hovertext"], strict=True))


def test_each_film_has_its_parts_and_a_cell_leads_to_its_sentences_and_these_to_their_reviews(app: App, sample, praise):
    at = app("praise", numbers="True")
    assert paragraphs(at)[1] == describe_praise(praise)
    assert describe_differences(praise) in paragraphs(at)
    (figure,) = charts(at).values()
    cells = cells_of(figure)
    assert {key for key in cells if key[0]} == set(zip(praise.cells["group"], praise.cells["aspect"], strict=True))
    assert {key[1] for key in cells if not key[0]} == set(praise.whole["aspect"])
    first = tables(at)[0].iloc[0]
    part = first["part"].lower()
    at = follow(at, links(at)[0])
    assert asked(at) == {"corpus": "sample", "group": first["group"], "part": part}
    told = praise.cells[praise.cells["group"] == first["group"]]
    assert paragraphs(at)[1] == describe_part(told, part, group=first["group"], by="film")
    of = sample.reviews.loc[sample.reviews["film"] == first["group"], "review_id"]
    said = sample.statements[sample.statements["review_id"].isin(of) & (sample.statements["aspect"] == part)]
    lines = tables(at)[0]
    assert lines["polarity"].tolist() == sorted(said["polarity"], reverse=True)[:12]
    best = said.loc[said["polarity"].idxmax()]
    assert lines["printed"][0].startswith(
        sample.read_texts([best["review_id"]]).iloc[0][best["start"] : best["end"]][:20]
    )
    review = links(at)[0]
    worst = control(at, "button_group", "Order").set_value("worst").run()
    assert tables(worst)[0]["polarity"].tolist() == sorted(said["polarity"])[:12]
    opened = asked(follow(at, review))
    assert (opened["review"], opened["at"]) == (best["review_id"], str(best["start"]))


def test_of_one_film_each_part_has_its_best_and_its_worst(app: App, praise):
    film = praise.cells["group"].iloc[0]
    at = app("praise", group=film)
    (figure,) = charts(at).values()
    told = praise.cells[praise.cells["group"] == film]
    assert [key[0] for key in cells_of(figure)] == told["aspect"].tolist()
    written = [note["text"] for note in figure["layout"]["annotations"]]
    assert written.count("too few") == (~told["enough"]).sum() > 0
    lines = tables(at)[0]
    assert lines.groupby("part").size().max() <= 4
    assert (lines["polarity"].abs() >= 0.1).all()


@pytest.mark.parametrize("query", [{"group": "Nope"}, {"part": "plot"}, {"order": "random"}, {"first": "last"}])
def test_what_a_link_asks_for_and_nobody_knows_is_the_default(app: App, query: dict[str, str]):
    assert asked(app("praise", **query)) == {"corpus": "sample"}


def test_all_reviews_together_have_parts_too_and_any_grouping_can_be_asked_for(app: App, sample):
    at = app("praise", part="pace", by="critic")
    n = sample.statements.loc[sample.statements["aspect"] == "pace", "review_id"].nunique()
    assert f"of {n} reviews that judge the pace" in paragraphs(at)[1]
    assert "reviewer" in tables(at)[0]
    at = through(at, "Compare critics by what is said of the pace")
    assert asked(at) == {"corpus": "sample", "by": "critic", "measure": "aspect:pace"}
    reviews = add_value(sample.reviews, sample.statements, "aspect:pace")
    compared = compare_groups(reviews, by="reviewer", value="aspect:pace")
    assert paragraphs(at)[1] == compared.sentence
    assert control(at, "button_group", "By").options == ["Rating", "Tone", "Tone on the pace"]


def test_a_cell_leads_to_the_reviews_that_praise_it_and_to_those_that_blame_it(app: App, praise):
    cell = praise.cells[(praise.cells["praising"] > 1) & (praise.cells["blaming"] == 1)].iloc[0]
    film, part = cell["group"], cell["aspect"]
    at = app("praise", group=film, part=part)
    label = f"{cell['praising']} reviews that praise {SAID[part]}"
    praised = through(at, label)
    assert asked(praised) == {"corpus": "sample", "film": film, "praise": part, "added": ["praise", "film"]}
    assert paragraphs(praised)[0].startswith(f"{label}, of {film}, ")
    at = app("praise", numbers="True", by="year")
    row = tables(at)[0].query("blaming > 0").iloc[0]
    told = [row["praising"], row["blaming"]]
    way = next(href for href in links(at, kind="cell") if "blame" in href)
    assert f"dates={row['group']}-01-01&dates={row['group']}-12-31" in way
    assert paragraphs(follow(at, way))[0].startswith(f"{told[1]} review")
    # Where another part is chosen already, its reviews would be counted too.
    assert label not in doors(app("praise", group=film, part=part, praise="overall" if part != "overall" else "story"))


def test_a_critic_is_set_beside_colleagues_on_the_same_films(app: App, sample):
    critic = "Rufus Obadele"
    at = app("praise", by="critic", group=critic, often="True")
    measured = measure_dwelling(sample.reviews, sample.statements)
    assert describe_dwelling(measured, group=critic) in paragraphs(at)
    own = measured[measured["group"] == critic]
    table = tables(at)[0]
    assert table[["judging", "n"]].to_numpy().tolist() == own[["judging", "n"]].to_numpy().tolist()
    assert asked(follow(at, links(at)[0]))["part"] == "acting"

"""The house's terms: what comes with Refrain, with changes that are checked, dated, undone, exported and imported."""

from datetime import date

import numpy as np
import pytest

from corpus.aspects.house_terms import HouseTerms, parse_states
from corpus.aspects.statements import find_statements
from corpus.aspects.term_entries import Meaning, list_shipped, normalise_term, read_table
from corpus.errors import CorpusError, SourceError
from corpus.text.tokens import list_sentences, tokenise

DAY = date(2025, 3, 3)
HOUSE = (
    HouseTerms()
    .change("Zorb-like", Meaning("visuals", note="our desk"), on=DAY)
    .change_all({"plot": "removed", "fribbly": Meaning("pace", -0.5)}, on=DAY)
)


def said(text: str, house: HouseTerms) -> list[tuple[str, float]]:
    spans = list_sentences(tokenise([text], films=[None]))
    found = find_statements([text], spans, terms=house.terms)
    return list(zip(found["aspect"], np.sign(found["polarity"]), strict=True))


def test_a_term_that_is_added_changed_or_removed_is_read_so_in_texts():
    text = "The plot is great. Its zorb-like is great."
    assert said(text, HouseTerms()) == [("story", 1)]
    assert said(text, HOUSE) == [("visuals", 1)]
    assert said(text, HOUSE.change("plot", "plain", on=DAY)) == [("story", 1), ("visuals", 1)]


def test_without_a_change_the_terms_are_those_of_refrain():
    assert HouseTerms().terms.single == HouseTerms().merge(read_table(HouseTerms().as_csv()), on=DAY).terms.single
    assert HouseTerms().change("acting", Meaning("acting"), on=DAY) == HouseTerms()
    assert HouseTerms().get("ACTING") == Meaning("acting")
    assert HOUSE.get("plot") == "removed"


def test_a_term_that_gives_way_is_of_its_part_only_where_nothing_else_is_named():
    house = HouseTerms().merge(read_table("term,aspect\nzorb,visuals?\n"), on=DAY)
    assert house.get("zorb") == Meaning("visuals", weak=True)
    assert said("A great zorb.", house) == [("visuals", 1)]
    assert "visuals" not in dict(said("The acting in this great zorb is great.", house))
    assert "\nzorb,visuals?,,\n" in house.as_csv()
    assert house.digest != house.change("zorb", Meaning("visuals"), on=DAY).digest


def test_changes_are_undone_step_by_step():
    once = HOUSE.undo()
    assert once.settings == {"zorb like": Meaning("visuals", 0.0, "our desk")}
    assert once.undo() == HouseTerms() == HouseTerms().undo()
    assert HouseTerms().digest == once.undo().digest != once.digest
    # A note finds nothing, and neither does the way that led here.
    noted = HOUSE.change("fribbly", Meaning("pace", -0.5, "slow"), on=DAY)
    assert noted.digest == HOUSE.digest
    assert HouseTerms.of_settings(HOUSE.as_settings()).settings == HOUSE.settings


def test_the_whole_table_is_exported_and_comes_back_as_it_was(tmp_path):
    HOUSE.write(tmp_path / "terms.csv")
    lines = (tmp_path / "terms.csv").read_text().splitlines()
    assert len(lines) == len(list_shipped()) + 3
    assert {"plot,removed,,", "zorb like,visuals,,our desk", "fribbly,pace,-0.5,"} <= set(lines)
    again = HouseTerms.read(tmp_path / "terms.csv")
    assert (again.settings, again.digest) == (HOUSE.settings, HOUSE.digest)
    assert {change.origin for change in again.history} == {"import"}


def test_a_table_of_a_spreadsheet_is_read_and_its_other_terms_stay():
    house = HOUSE.merge(parse_states("Aspect;Term;Polarity\nhumour;Quozzles;0,5\n".encode("utf-16"), name="x"), on=DAY)
    assert house.get("quozzles") == Meaning("humour", 0.5)
    assert house.get("plot") == "removed"
    assert house.undo() == HOUSE


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("gag,joke,,", "line 3: column aspect has “joke”: write acting, story, "),
        ("gag,humour,2,", "line 3: “gag” cannot judge with 2: it may from −1 to +1; 0 only names."),
        ("gag,humour,warm,", "line 3: column polarity has “warm”: write a number from −1 to +1, or nothing where it "),
        ("“!”,humour,,", "line 3: ““!”” has no word in it: give a word, or several in a row."),
        ("a b c d e f g,humour,,", "line 3: “a b c d e f g” is too long: at most 6 words and 60 characters."),
        ("gag,any?,1,", "line 3: “gag” is of no single part, so it cannot give way to another: leave “?” out."),
        ("gag,none,1,", "line 3: “gag” is of nothing, so it cannot judge: leave its polarity out."),
        ("gag,any,,", "line 3: “gag” is of any part, so it must judge: give it a polarity from −1 to +1."),
        ("Quip,pace?,-1,", "line 3: “quip” is given a second time, as “pace?, -1”; a line above has “humour”. Keep"),
        ("gag,humour,,,,", "line 3: this line has 6 cells, but the first line names 4 columns."),
    ],
)  # fmt: skip
def test_a_line_that_cannot_be_used_is_named_with_what_is_allowed(line, said):
    with pytest.raises(SourceError) as refused:
        parse_states(f"term,aspect,polarity,note\nquip,humour,,\n{line}\n".encode(), name="ours.csv")
    assert str(refused.value).startswith(f"ours.csv, {said}")


def test_what_is_no_table_of_terms_is_refused(tmp_path):
    with pytest.raises(SourceError, match="“aspect” is missing"):
        parse_states(b"term,after\ngood,1\n", name="lexicon.csv")
    with pytest.raises(SourceError, match="There is no table of terms in"):
        HouseTerms.read(tmp_path / "gone.csv")
    with pytest.raises(CorpusError, match="The note of “gag” has 201 characters; at most 200 are kept"):
        HouseTerms().change("gag", Meaning("humour", note="x" * 201), on=DAY)


def test_every_term_of_refrain_is_one_that_a_house_could_add():
    assert read_table(HouseTerms().as_csv()) == list_shipped()
    assert all(normalise_term(term) == term for term in list_shipped())

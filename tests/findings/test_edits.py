"""What an address says of a brief."""

from corpus.findings.edits import FIRST, HEADLINE, SENTENCE, Edits

KEYS = [f"kind {n}" for n in range(12)]


def test_an_address_that_says_nothing_has_the_first_chapters() -> None:
    none = dict.fromkeys(KEYS[:FIRST], "")
    assert Edits.read(lambda _: "", KEYS) == Edits(order=tuple(KEYS[:FIRST]), notes=none, sentences=none)


def test_an_address_has_chapters_headline_notes_and_a_closing_remark() -> None:
    query = {"chapters": "kind 3,kind 1,gone", "title": "x" * 200, "closing": " Done. ", "note-kind 1": "Look!"}
    query["sentence-kind 3"] = f" {'x' * 200}"
    edits = Edits.read(lambda name: query.get(name, ""), KEYS)
    assert edits.order == ("kind 3", "kind 1", "gone")
    assert (len(edits.title), edits.closing) == (HEADLINE, "Done.")
    assert edits.notes == {"kind 3": "", "kind 1": "Look!"}
    assert [len(edits.sentences[key]) for key in ("kind 3", "kind 1")] == [SENTENCE - 1, 0]

import io
import zipfile

from corpus.report.repacking import repack


def test_parts_have_no_moment_and_those_of_workbooks_within_neither():
    def office(name, part):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as made:
            made.writestr(name, part)
        return out.getvalue()

    core = b'<dcterms:created xsi:type="dcterms:W3CDTF">2026-11-22T07:00:00Z</dcterms:created>'
    whole = zipfile.ZipFile(io.BytesIO(repack(office("inner.xlsx", office("docProps/core.xml", core)))))
    inner = zipfile.ZipFile(io.BytesIO(whole.read("inner.xlsx")))
    assert {part.date_time for part in [*whole.infolist(), *inner.infolist()]} == {(1980, 1, 1, 0, 0, 0)}
    assert inner.read("docProps/core.xml") == core.replace(b"2026-11-22T07", b"2000-01-01T00")
    assert zipfile.ZipFile(io.BytesIO(repack(office("docProps/core.xml", core)))).read("docProps/core.xml") == core

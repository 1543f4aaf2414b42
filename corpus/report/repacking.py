"""Office files without the moment in which they were written: the same content is the same bytes."""

import io
import re
import zipfile

_BEGINNING = (1980, 1, 1, 0, 0, 0)
_MOMENT = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")
_FIXED = rb"\g<1>2000-01-01T00:00:00Z\g<2>"


def repack(office: bytes, *, outer: bool = True) -> bytes:
    """Return an office file, and the workbooks within it, with the times of their parts at the beginning of time.

    Parameters
    ----------
    office : bytes
        A .pptx or .xlsx file.
    outer : bool
        Whether what the file itself says of when it was made stays; within it, it never does.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(office)) as given, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in given.namelist():
            part = given.read(name)
            if name.endswith(".xlsx"):
                part = repack(part, outer=False)
            elif name == "docProps/core.xml" and not outer:
                part = _MOMENT.sub(_FIXED, part)
            made.writestr(zipfile.ZipInfo(name, _BEGINNING), part, zipfile.ZIP_DEFLATED)
    return out.getvalue()

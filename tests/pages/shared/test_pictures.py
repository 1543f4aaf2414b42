"""The fonts of saved pictures."""

import re

from pages.shared import pictures


def test_no_tag_is_written_out_in_the_script_for_it_would_be_dropped() -> None:
    assert re.findall(r"<\w+|</\w+", pictures._SCRIPT) == ["<script", "</script"]

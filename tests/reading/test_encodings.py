import pytest

from corpus.errors import SourceError
from corpus.reading.encodings import Decoded, decode_bytes

JAPANESE = "映画は美しい。主人公の静かな演技が忘れられない。光と影の使い方が素晴らしいと思う。\n" * 3
RUSSIAN = "Привет, это очень хороший фильм о любви и смерти."
FRENCH = "Un film très français, où l'été déçoit — « hélas »."


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_what_says_its_encoding_is_read_without_a_note_or_a_mark(codec):
    decoded = decode_bytes(FRENCH.encode(codec))
    assert (decoded.text, decoded.note) == (FRENCH, "")


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_recognised_and_said(codec):
    decoded = decode_bytes(FRENCH.encode(codec))
    assert (decoded.text, decoded.encoding) == (FRENCH, "UTF-16")
    assert "read as UTF-16" in decoded.note


@pytest.mark.parametrize(
    ("text", "codec", "name"),
    [(FRENCH, "cp1252", "cp1252"), (JAPANESE, "shift_jis", "cp932"), (RUSSIAN, "cp1251", "cp1251")],
)
def test_what_is_assumed_is_said_with_a_way_to_say_otherwise(text, codec, name):
    decoded = decode_bytes(text.encode(codec))
    assert (decoded.text, decoded.encoding) == (text, name)
    assert f"read as {name}" in decoded.note
    assert "another encoding" in decoded.note


def test_a_latin_text_is_never_guessed_to_be_of_another_latin_encoding():
    assert decode_bytes("Gęślą jaźń".encode("cp1250")).encoding == "cp1252"
    assert decode_bytes("Gęślą jaźń".encode("cp1250"), encoding="cp1250").text == "Gęślą jaźń"


def test_one_broken_byte_does_not_turn_the_other_letters_of_utf_8_into_others():
    decoded = decode_bytes(("é" * 20).encode()[:-1])
    assert decoded.text == "é" * 19 + "\ufffd"
    assert decoded.note == "read as UTF-8; 1 place could not be decoded"


def test_halves_of_letters_are_joined_and_a_lone_half_costs_itself_alone():
    halves = "Très beau \ud83c\udfac film\ufffd".encode("utf-8", "surrogatepass")
    assert decode_bytes(halves) == Decoded("Très beau 🎬 film\ufffd", "UTF-8", "")
    lone = decode_bytes("“dark\ud800ness”".encode("utf-8", "surrogatepass"))
    assert (lone.text, lone.note) == ("“dark\ufffdness”", "read as UTF-8; 1 place could not be decoded")


def test_an_encoding_that_was_asked_for_drops_its_mark_too():
    assert decode_bytes(FRENCH.encode("utf-8-sig"), encoding="utf-8").text == FRENCH
    assert decode_bytes(FRENCH.encode("utf-16"), encoding="UTF-16").text == FRENCH


@pytest.mark.parametrize("name", ["klingon", "rot13", "zip", "idna", "a\0b"])
def test_what_is_no_encoding_of_text_is_refused_by_name(name):
    with pytest.raises(SourceError, match="is not an encoding"):
        decode_bytes(b"Fine.", encoding=name)


def test_bytes_that_are_no_text_are_refused():
    with pytest.raises(SourceError, match="not text"):
        decode_bytes(bytes(range(256)) * 4)

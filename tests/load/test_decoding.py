"""Encodings: found over the whole file, overridable, what is lost is shown and counted."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.load.decoding import decode
from reader.load.errors import LoadError

GERMAN = "Die Brücke über den Sorrel wurde am Dienstag gesperrt. „Für alle“, sagte sie – größer als gedacht."
RUSSIAN = "Инженеры закрыли мост во вторник после того, как беспилотник сфотографировал трещину в одном из тросов."
CHINESE = "检查无人机在一根主缆上拍到裂缝后，工程师周二关闭了吊桥，切断了通往北部港口的唯一道路。"
TAIWANESE = "檢查無人機在一根主纜上拍到裂縫後，工程師週二關閉了吊橋，切斷了通往北部港口的唯一道路。"
JAPANESE = "点検用ドローンが主ケーブルの亀裂を撮影したため、技術者は火曜日にソレル橋を閉鎖した。"
CZECH = "Inženýři v úterý uzavřeli most poté, co dron vyfotografoval trhlinu v jednom z hlavních lan. Řekl, že šťastně."

FOUND = [
    (GERMAN, "utf-8", "UTF-8"),
    (GERMAN, "utf-8-sig", "UTF-8"),
    (GERMAN, "cp1252", "Windows-1252"),
    (GERMAN.translate({ord(c): '"' for c in "„“"} | {ord("–"): "-"}), "latin-1", "Windows-1252"),
    (GERMAN, "utf-16", "UTF-16 LE"),
    (GERMAN, "utf-16-le", "UTF-16 LE"),
    (GERMAN, "utf-16-be", "UTF-16 BE"),
    (GERMAN, "utf-32", "UTF-32 LE"),
    (GERMAN, "utf-32-le", "UTF-32 LE"),
    (GERMAN, "utf-32-be", "UTF-32 BE"),
    (RUSSIAN, "koi8-r", "KOI8-R"),
    (RUSSIAN, "cp1251", "Windows-1251"),
    (CHINESE, "gb18030", "GB18030"),
    (TAIWANESE, "big5", "Big5"),
    (JAPANESE, "shift_jis", "Shift-JIS"),
    (JAPANESE, "euc_jp", "EUC-JP"),
    (CZECH, "cp1250", "Windows-1250"),
]


@pytest.mark.parametrize(("text", "codec", "name"), FOUND, ids=[codec for _, codec, _ in FOUND])
def test_encodings_are_found(text: str, codec: str, name: str):
    decoded = decode(text.encode(codec))
    assert (decoded.text, decoded.encoding, decoded.notes) == (text, name, ())


def test_the_whole_file_is_considered():
    data = b"plain line\n" * 200_000 + GERMAN.encode("cp1252")
    decoded = decode(data)
    assert decoded.encoding == "Windows-1252"
    assert decoded.text.endswith(GERMAN)


def test_utf7_is_never_guessed_and_never_read():
    hidden = b"+ADw-script+AD4-alert(1)+ADw-/script+AD4-"
    assert decode(hidden).text == hidden.decode()
    assert decode(hidden, declared="utf-7").text == hidden.decode()
    with pytest.raises(LoadError, match="no encoding named"):
        decode(hidden, encoding="utf-7")


def test_damage_is_shown_and_counted():
    data = ("é" * 20).encode() + b"\xff" + " café".encode() + b"\xc3"
    decoded = decode(data)
    assert decoded.encoding == "UTF-8"
    assert decoded.text == "é" * 20 + "\ufffd café\ufffd"
    assert decoded.notes == ("2 places could not be read as UTF-8; \ufffd stands there instead.",)


def test_replacement_characters_that_were_there_are_not_counted():
    assert decode("was \ufffd before".encode()).notes == ()


def test_an_override_wins():
    assert decode(GERMAN.encode("cp1252"), encoding="cp1250").encoding == "Windows-1250"
    assert decode(GERMAN.encode("utf-8"), encoding="latin-1").text.startswith("Die BrÃ¼cke")


@pytest.mark.parametrize(
    "name", ["rot13", "base64", "hex", "zip", "idna", "undefined", "unicode_escape", "no such", ""]
)
def test_only_text_encodings_can_be_asked_for(name: str):
    if not name:
        assert decode(b"x", encoding=name).text == "x"
    else:
        with pytest.raises(LoadError):
            decode(b"x", encoding=name)


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff\ufffe")))
def test_utf8_is_read_back(text: str):
    assert decode(text.encode("utf-8")).text == text
    assert decode(codecs.BOM_UTF8 + text.encode("utf-8")).text == text


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes):
    try:
        said = decode(data).encoding
    except LoadError as error:
        said = str(error)
    assert said

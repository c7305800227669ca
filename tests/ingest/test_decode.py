from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wasata.errors import PageError
from wasata.ingest.decode import declared_encoding, decode

ARABIC = "وصل الوفد إلى العاصمة مساء أمس، وقال رئيسه إن المحادثات ستبدأ غداً وتستمر يومين على الأقل.\n" * 3
PERSIAN = "هیئت دیپلماتیک دیشب به پایتخت رسید و رئیس آن گفت گفت‌وگوها فردا آغاز می‌شود و دو روز ادامه دارد.\n" * 3
PERSIAN_OF_1256 = PERSIAN.replace("ی", "ي")
"""windows-1256 has no Persian yeh."""


@pytest.mark.parametrize("text", [ARABIC, PERSIAN])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_comes_back_whole_with_or_without_its_mark(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding))
    assert decoded.text == text
    assert decoded.damaged == 0


@pytest.mark.parametrize("declared", [None, "windows-1256", "iso-8859-6", "iso-8859-1", "utf-8", "x-no-such-encoding"])
@pytest.mark.parametrize(
    ("text", "encoding"),
    [(ARABIC, "windows-1256"), (PERSIAN_OF_1256, "windows-1256"), (ARABIC.replace("،", "\u060c"), "iso-8859-6")],
)
def test_the_letters_tell_windows_from_iso_whatever_is_declared(text: str, encoding: str, declared: str | None) -> None:
    decoded = decode(text.encode(encoding), declared)
    assert decoded.text == text
    assert decoded.encoding == encoding


def test_utf8_that_declares_another_encoding_is_repaired() -> None:
    page = f'<meta http-equiv="Content-Type" content="text/html; charset=windows-1256"><p>{ARABIC}'
    assert decode(page.encode()).text == page


@pytest.mark.parametrize("text", [ARABIC, PERSIAN])
def test_broken_utf8_stays_utf8_and_the_damage_is_counted(text: str) -> None:
    raw = text.encode()
    broken = raw[:40] + b"\x93" + raw[40:120] + b"\xff" + raw[120:-2] + raw[-2:-1]
    decoded = decode(broken, "windows-1256")
    assert decoded.encoding == "utf-8"
    assert 1 <= decoded.damaged <= 6
    assert text[200:260] in decoded.text


def test_a_replacement_character_that_was_saved_is_no_damage() -> None:
    assert decode(("\ufffd" + ARABIC).encode()).damaged == 0


@pytest.mark.parametrize("raw", [b"", b"  \r\n\t ", codecs.BOM_UTF8, codecs.BOM_UTF16_LE + " \n".encode("utf-16-le")])
def test_nothing_is_empty(raw: bytes) -> None:
    with pytest.raises(PageError) as caught:
        decode(raw)
    assert caught.value.reason == "empty"


@pytest.mark.parametrize(
    "raw",
    [
        b"%PDF-1.7\n" + b"stream " * 50,
        b"\x89PNG\r\n\x1a\n" + bytes(200),
        b"PK\x03\x04" + b"a" * 100,
        bytes(range(256)) * 20,
        b"text\x00text\x00",
        b"\x01\x02\x03\x04 abc" * 40,
        b"\x00\x00\x00\x20ftypisom" + b"x" * 80,
    ],
)
def test_binary_is_not_text(raw: bytes) -> None:
    with pytest.raises(PageError) as caught:
        decode(raw)
    assert caught.value.reason == "binary"


def test_line_ends_and_normal_forms_stay_as_they_are() -> None:
    text = "سطر أول\r\nسطر ثان\rثالث\nا\u0653خر\u00a0\u200e"
    assert decode(text.encode()).text == text


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        (b'<html><head><meta charset="windows-1256">', "windows-1256"),
        (b"<META content='text/html; charset=ISO-8859-6' http-equiv=Content-Type>", "iso-8859-6"),
        (b'<?xml version="1.0" encoding="UTF-8"?>', "utf-8"),
        (b"<p>charset=utf-7</p>", None),
    ],
)
def test_what_a_page_declares(raw: bytes, encoding: str | None) -> None:
    assert declared_encoding(raw) == encoding


@pytest.mark.parametrize("declared", ["unicode_escape", "idna", "rot13", "zlib", "utf-7", "punycode"])
def test_no_codec_that_is_not_a_character_set_is_ever_used(declared: str) -> None:
    assert decode(ARABIC.encode("windows-1256"), declared).encoding == "windows-1256"


def test_other_single_byte_languages_are_read_by_their_declaration() -> None:
    russian = "Стороны договорились продолжить переговоры на следующей неделе. " * 3
    assert decode(russian.encode("windows-1251"), "windows-1251").text == russian


@given(st.binary(max_size=400))
def test_any_bytes_are_a_text_or_a_named_reason(raw: bytes) -> None:
    reason, decoded = None, None
    try:
        decoded = decode(raw)
    except PageError as error:
        reason = error.reason
    if decoded is None:
        assert reason in {"empty", "binary", "undecodable"}
    else:
        assert decoded.text
        assert decoded.damaged <= len(decoded.text)


@given(st.text(alphabet=st.characters(min_codepoint=32, max_codepoint=0x6FF, exclude_categories=["Cs", "Cc"]), min_size=1))
def test_utf8_is_never_rewritten(text: str) -> None:
    if text.strip():
        assert decode(text.encode()).text == text

r"""Bytes to text: which encoding a page is really in, whatever it says of itself.

Nothing is rewritten: no Unicode normalisation, no change of line ends, only the byte order mark is taken off. Lines of the
text end at `\n` alone. A `\r` before it is white space at the end of the line, as is one that stands by itself: a page of a
classic Mac, which ends its lines with `\r` only, is therefore one long line.
"""

from __future__ import annotations

import codecs
import re

import msgspec

from wasata.errors import PageError
from wasata.model.dropped import Reason

_SNIFFED = 4096
"""How many bytes at the beginning are searched for a declared encoding; the HTML standard looks at 1,024."""
_SAMPLE = 65_536
"""How many bytes tell binary from text and one encoding from another."""

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""UTF-32 before UTF-16, whose mark its own begins with."""

_MAGIC = re.compile(
    rb"%PDF-|\x89PNG\r\n|\xff\xd8\xff|GIF8[79]a|PK\x03\x04|PK\x05\x06|\x1f\x8b\x08|\x7fELF|Rar!\x1a|7z\xbc\xaf\x27\x1c"
    rb"|\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1|SQLite format 3\x00|RIFF....(?:WEBP|WAVE|AVI )|....ftyp|OggS|ID3[\x02-\x04]"
    rb"|BZh[1-9]1AY|\xfd7zXZ\x00|\x28\xb5\x2f\xfd|\x00asm|wOF[F2]|\x00\x01\x00\x00\x00|OTTO\x00|II\*\x00|MM\x00\*|fLaC|PAR1",
    re.DOTALL,
)
"""Beginnings of files that are no text: documents, pictures, archives, programs, sound, film, fonts, tables."""

_DECLARED = re.compile(
    rb"""<(?:meta\s[^>]{0,400}?charset|\?xml\s[^>]{0,200}?encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE
)
_CONTROL = bytes(code for code in range(32) if code not in b"\t\n\x0b\x0c\r\x1b") + b"\x7f"
_HIGH = bytes(range(128, 256))

_ALIASES = {"iso-8859-1": "windows-1252", "latin-1": "windows-1252", "latin1": "windows-1252", "us-ascii": "windows-1252"}
"""What browsers read these names as, since pages that say the one use the other."""
_CHARACTER_SET = re.compile(r"cp\d|iso8859|mac[-_]|koi8|gb|big5|euc_|shift_jis|tis")
"""Python's names of character sets; its other codecs, such as that of domain names, are no business of a page."""

_COMMON_LETTERS = frozenset("\u0627\u0644\u064a\u06cc\u0645\u0648\u0646\u0631\u062a\u0628\u0647\u0629\u062f\u0633")
"""The letters that make up two thirds of Arabic and of Persian text: in the wrong encoding they become other letters."""
_ARABIC = re.compile("[\u0600-\u06ff]")
_MARKS_BETWEEN = frozenset(
    "\u060c\u061b\u061f\u06f0\u200c\u200d\u200e\u200f\u00ab\u00bb\u2013\u2014\u2018\u2019\u201c\u201d\u2026\u00a0"
)
"""What stands between Arabic letters and is no letter: marks that windows-1256 has above ASCII."""

_SINGLE_BYTE = ("windows-1256", "iso-8859-6")
_PLAUSIBLE = 0.5
"""The least share of common letters among the characters above ASCII; Arabic and Persian text has 0.65 or more."""
_DAMAGE_ALLOWED = 0.2
"""The largest share of undecodable characters that still leaves a text to read."""


class Decoded(msgspec.Struct, frozen=True, gc=False):
    """The text of a page, and how it was read."""

    text: str
    encoding: str
    damaged: int = 0
    """How many characters could not be decoded and stand as U+FFFD."""


def decode(raw: bytes, declared: str | None = None) -> Decoded:
    """Decode the bytes of a page.

    The byte order mark is believed, then the bytes: whatever is valid UTF-8, or mostly is, is UTF-8, also when the page
    declares another encoding. Only for other bytes does the declaration count, and only when the letters agree with it.

    Args:
        raw: The bytes as they were saved.
        declared: The encoding that something outside the bytes names, such as a header of MIME; what the bytes declare
            themselves is found here.

    Returns:
        The text without its byte order mark.

    Raises:
        PageError: `empty`, `binary` or `undecodable`.
    """
    if not raw.strip():
        raise PageError(Reason.EMPTY, f"{len(raw)} bytes, none of them text")
    for mark, encoding in _BYTE_ORDER_MARKS:
        if raw.startswith(mark):
            return _replaced(raw[len(mark) :], encoding)
    if _MAGIC.match(raw):
        raise PageError(Reason.BINARY, f"begins with the bytes {raw[:8].hex(' ')} of a file that is not text")
    wide = _wide_encoding(raw[:_SAMPLE])
    if wide is not None:
        return _replaced(raw, wide)
    _refuse_binary(raw[:_SAMPLE])
    try:
        return Decoded(raw.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _not_quite_utf8(raw, _codec(declared) or _codec(declared_encoding(raw)))


def declared_encoding(raw: bytes) -> str | None:
    """The encoding that a page names in a `meta` element or an XML declaration, as it is written there."""
    found = _DECLARED.search(raw[:_SNIFFED])
    return found[1].decode("ascii").lower() if found else None


def _codec(name: str | None) -> str | None:
    """The name of an encoding that can be used, or `None`; UTF-8 and its wide relatives were tried by then."""
    if name is None:
        return None
    name = name.strip().strip("\"'").lower()
    name = _ALIASES.get(name, name)
    try:
        info = codecs.lookup(name)
    except (LookupError, ValueError):
        return None
    return name if _CHARACTER_SET.match(info.name) else None


def _replaced(raw: bytes, encoding: str) -> Decoded:
    text = raw.decode(encoding, "replace")
    if not text.strip():
        raise PageError(Reason.EMPTY, f"{len(raw)} bytes of {encoding}, none of them text")
    damaged = text.count("\ufffd") - (raw.count("\ufffd".encode(encoding)) if encoding.startswith("utf") else 0)
    if damaged > _DAMAGE_ALLOWED * len(text):
        raise PageError(Reason.UNDECODABLE, f"{damaged} of {len(text)} characters are not {encoding}")
    return Decoded(text, encoding, max(damaged, 0))


def _wide_encoding(sample: bytes) -> str | None:
    """UTF-16 without a byte order mark: one byte of each pair is mostly that of the Arabic block or of ASCII."""
    if b"\0" not in sample or len(sample) < 4:
        return None
    even, odd = sample[0::2], sample[1::2]
    for high, low, encoding in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        blocks = high.count(0) + high.count(6) + high.count(0x20)
        if blocks > 0.9 * len(high) and low.count(0) < 0.05 * len(low) and high.count(0) > 0:
            return encoding
    return None


def _refuse_binary(sample: bytes) -> None:
    nulls = sample.count(0)
    control = len(sample) - len(sample.translate(None, _CONTROL))
    if nulls * 1000 > len(sample) or control * 20 > len(sample):
        raise PageError(Reason.BINARY, f"{nulls} NUL and {control} control characters in the first {len(sample)} bytes")


def _not_quite_utf8(raw: bytes, declared: str | None) -> Decoded:
    text = raw.decode("utf-8", "replace")
    damaged = text.count("\ufffd") - raw.count(b"\xef\xbf\xbd")
    intact = len(text) - len(text.encode("ascii", "ignore")) - damaged
    if intact > damaged:
        return Decoded(text, "utf-8", damaged)
    encoding = _single_byte(raw, declared)
    if encoding is None:
        raise PageError(Reason.UNDECODABLE, f"neither UTF-8 nor an encoding of Arabic, and it declares {declared or 'none'}")
    return _replaced(raw, encoding)


def _single_byte(raw: bytes, declared: str | None) -> str | None:
    """The likeliest encoding of bytes that are not UTF-8: by the letters, then by the declaration, then by any means."""
    sample = _high_lines(raw)
    scores = {name: _likeness(sample, name) for name in dict.fromkeys((*filter(None, (declared,)), *_SINGLE_BYTE))}
    best = max(scores, key=lambda name: (scores[name], name == declared))
    if scores[best] >= _PLAUSIBLE:
        return declared if declared is not None and scores[declared] > scores[best] - 0.05 else best
    return declared or _guess(sample)


def _high_lines(raw: bytes) -> bytes:
    """The lines that hold bytes above ASCII: the text of a page without its markup."""
    if len(raw) <= _SAMPLE:
        return raw
    lines = [line for line in raw[: 16 * _SAMPLE].split(b"\n") if len(line.translate(None, _HIGH)) < len(line)]
    return b"\n".join(lines)[:_SAMPLE] or raw[:_SAMPLE]


def _likeness(sample: bytes, encoding: str) -> float:
    """The share of common letters among the characters above ASCII, which other letters and undefined bytes lower."""
    text = sample.decode(encoding, "replace")
    above = [char for char in text if char > "\x7f" and char not in _MARKS_BETWEEN]
    if not above:
        return 0.0
    common = sum(char in _COMMON_LETTERS for char in above)
    foreign = sum(_ARABIC.match(char) is None for char in above)
    return (common - foreign) / len(above)


def _guess(sample: bytes) -> str | None:
    """What charset-normalizer takes the bytes for: a page in a language that is not read is named, not garbled."""
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    return None if best is None else best.encoding

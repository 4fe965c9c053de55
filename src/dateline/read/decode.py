"""Bytes to characters: byte order marks, unknown encodings, binary files, control characters."""

import codecs
import re
from dataclasses import dataclass

from dateline.model import Finding

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x89PNG", "a PNG image"),
    (b"GIF8", "a GIF image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a database"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
)
_CONTROL = re.compile("[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_BINARY_BYTES = bytes(set(range(32)) - {0x09, 0x0A, 0x0C, 0x0D, 0x1B})
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?([A-Za-z0-9_\-]{2,40})""")
_SAMPLE = 65_536  # bytes looked at where the encoding has to be guessed
# the encodings that reports are met in; a guess among all that exist is wrong more often
_CANDIDATES = [
    "cp1252",
    "cp1251",
    "cp1256",
    "cp1254",
    "cp1250",
    "koi8_r",
    "koi8_u",
    "iso8859_9",
    "gb18030",
    "big5",
    "shift_jis",
    "euc_kr",
    "cp949",
]


@dataclass(frozen=True, slots=True)
class Decoded:
    """A capture's characters, or None where they cannot be had; and what was odd about the bytes."""

    text: str | None
    findings: tuple[Finding, ...] = ()


def decode(data: bytes) -> Decoded:
    """The characters of a capture of unknown encoding: marked, else UTF-8, else declared, else guessed."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _replaced(data[len(mark) :].decode(encoding, "replace"), ())
    binary = _binary_kind(data)
    if binary:
        return Decoded(None, (Finding("read", f"This is {binary}, not text; convert it to text first."),))
    wide = _wide(data[:8192])
    try:
        return _replaced(data.decode(wide or "utf-8", "replace" if wide else "strict"), ())
    except UnicodeDecodeError:
        return _decode_other(data)


def clean(text: str) -> str:
    """The text with control characters and lone surrogates replaced by spaces, one for one.

    >>> clean("Ho" + chr(0) + "ms")
    'Ho ms'
    """
    return _CONTROL.sub(" ", text)


def _replaced(text: str, findings: tuple[Finding, ...]) -> Decoded:
    found = len(_CONTROL.findall(text))
    if found:
        findings += (Finding("read", f"{found} control characters (such as NUL) were read as spaces."),)
    return Decoded(clean(text), findings)


def _binary_kind(data: bytes) -> str | None:
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            return kind
    head = data[:8192]
    odd = len(head) - len(head.translate(None, _BINARY_BYTES))
    return "a binary file" if odd > 0.05 * len(head) and odd > 2 and not _wide(head) else None


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark shows as a zero byte in every second place."""
    half = max(1, len(data) // 2)
    if data[1::2].count(0) > 0.7 * half and data[0::2].count(0) < 0.1 * half:
        return "utf-16-le"
    if data[0::2].count(0) > 0.7 * half and data[1::2].count(0) < 0.1 * half:
        return "utf-16-be"
    return None


def _decode_other(data: bytes) -> Decoded:
    text = data.decode("utf-8", "replace")
    broken, foreign = text.count("\ufffd"), sum(character > "\x7f" for character in text)
    encoding = _declared(data)
    if encoding is None and foreign - broken >= broken:  # bytes of another encoding are whole UTF-8 only by accident
        note = Finding("read", f"{broken} broken characters of UTF-8 were read as “\ufffd”.")
        return _replaced(text, (note,))
    encoding = encoding or _guessed(data)
    note = Finding("read", f"The file is not UTF-8; it was read as {encoding}.")
    return _replaced(data.decode(encoding, "replace"), (note,))


def _declared(data: bytes) -> str | None:
    """The encoding that a web page declares, where it exists and is not UTF-8."""
    match = _DECLARED.search(data[:2048])
    name = match.group(1).decode("ascii") if match else "utf-8"
    try:
        found = codecs.lookup(name)
        "".encode(found.name)
    except LookupError:
        return None
    return None if found.name.startswith("utf") else found.name


def _guessed(data: bytes) -> str:
    from charset_normalizer import from_bytes  # loaded only for the rare file that needs it: cold start counts

    best = from_bytes(data[:_SAMPLE], cp_isolation=list(_CANDIDATES), enable_fallback=False).best()
    if best is None or "cp1252" in best.could_be_from_charset:
        return "cp1252"
    return best.encoding

"""Bytes to characters."""

import codecs

import pytest

from dateline.read.decode import decode

WORDS = "Cinco muertos en Michoacán después de la emboscada, según el ejército y la policía."
CYRILLIC = "Россия сообщила, что в городе были убиты пять человек, и это не было в первый раз, как он сказал."


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (WORDS.encode("utf-8"), WORDS),
        (codecs.BOM_UTF8 + WORDS.encode("utf-8"), WORDS),
        (WORDS.encode("utf-16"), WORDS),
        (WORDS.encode("utf-16-le"), WORDS),
        (WORDS.encode("utf-16-be"), WORDS),
        (WORDS.encode("cp1252"), WORDS),
        (CYRILLIC.encode("cp1251"), CYRILLIC),
        (b"Ho\x00ms\x1b fell", "Ho ms  fell"),
        (b"", ""),
    ],
)
def test_characters_come_out_whatever_the_encoding(data: bytes, text: str) -> None:
    """Marks, UTF-8, UTF-16 and one-byte encodings are read; control characters become spaces one for one."""
    assert decode(data).text == text


def test_broken_utf8_keeps_what_is_whole() -> None:
    """Two broken bytes cost two characters and give a finding."""
    found = decode("Michoacán ".encode() + b"\xff\xfe" + " después".encode())
    assert found.text == "Michoacán \ufffd\ufffd después"
    assert "2 broken characters" in found.findings[0].message


@pytest.mark.parametrize("data", [b"%PDF-1.7 x", b"\x89PNG\r\n\x1a\n", b"PK\x03\x04zip", bytes(range(256)) * 40])
def test_a_binary_file_is_a_finding(data: bytes) -> None:
    """What is no text is not read as if it were."""
    found = decode(data)
    assert found.text is None
    assert "convert it to text" in found.findings[0].message

"""Bytes as text: which encoding they are in, and one form for all of it."""

import codecs
import re
import unicodedata

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark begins in the same way
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Control characters that no text holds; tab, line feed, form feed, carriage return and escape are met in real ones.
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SOFT = re.compile("[\u00ad\u200b\u2060\ufeff]")


class NotText(ValueError):
    """The bytes are no text; ``str()`` says why."""


def decode(data: bytes, *, declared: str | None = None) -> str:
    """The text of some bytes, by their byte order mark, as UTF-8, as ``declared``, or else as Windows-1252.

    Raises NotText for bytes that are no text at all.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding)
    if _BINARY.search(data[:65536]):
        raise NotText("it is not text (it holds binary data)")
    for encoding in ("utf-8", declared or "", "cp1252"):
        try:
            return data.decode(encoding) if encoding else _fail()
        except (UnicodeDecodeError, LookupError):
            continue
    raise NotText("its encoding is neither UTF-8, UTF-16 with a mark, nor Windows-1252")


def _fail() -> str:
    raise LookupError


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise NotText(f"it begins like {encoding} but cannot be decoded at byte {error.start}") from None


def tidy(text: str) -> str:
    """Text in the one form that offsets refer to: NFC, ``\\n`` line ends, no soft hyphens or marks without width.

    Blank lines at both ends are gone, and a lone surrogate (from JSON) is a replacement character.
    """
    text = text.encode("utf-8", errors="replace").decode("utf-8") if _has_surrogates(text) else text
    lines = _SOFT.sub("", unicodedata.normalize("NFC", text)).replace("\r\n", "\n").replace("\r", "\n")
    lines = re.sub("[\u2028\u2029\x0b\x0c\x85]", "\n", lines)
    return re.sub(r"[ \t]+(?=\n)", "", lines).strip("\n").rstrip()


def _has_surrogates(text: str) -> bool:
    return any("\ud800" <= character <= "\udfff" for character in text)

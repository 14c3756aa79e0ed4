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
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
# UTF-8 that was once read as Windows-1252: what its bytes from 80 to BF look like (five of them are C1 controls there).
_TRAIL = "".join(bytes([byte]).decode("cp1252", errors="ignore") or chr(byte) for byte in range(0x80, 0xC0))
_TRAIL = f"[\x80-\x9f{re.escape(_TRAIL)}]"
_TWICE = re.compile(f"[\u00c2-\u00df]{_TRAIL}|[\u00e0-\u00ef]{_TRAIL}{{2}}|[\u00f0-\u00f4]{_TRAIL}{{3}}")
# Sequences that no language writes, while "Ã”" may close a quotation in Portuguese and "Â«" open one.
_TELLING = re.compile(
    "\u00e2\u20ac[\u0153\u2122\u02dc\x9d\u201c\u201d\u00a6\u00a2]"
    "|\u00c3[\u00a1-\u00aa\u00ac-\u00ba\u00bc-\u00bf]"
    "|\u00c2[\u00a0\u00a3\u00a9\u00ae\u00b0\u00b7]"
)
_C1 = re.compile("[\x80-\x84\x86-\x9f]")  # but for 85, which is a line end too
_LOST_END = re.compile(f"\u00e2\u20ac(?!{_TRAIL})")


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
    for encoding in filter(None, ("utf-8", declared, "cp1252")):
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    raise NotText("its encoding is neither UTF-8, UTF-16 with a mark, nor Windows-1252")


def is_wide(data: bytes) -> bool:
    """Whether some first bytes are the mark of UTF-16."""
    return data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise NotText(f"it begins like {encoding} but cannot be decoded at byte {error.start}") from None


def mend(text: str) -> str:
    """The text with what was encoded twice put right (``donâ€™t``), and what was decoded as Latin-1.

    Only where a sequence stands that no language writes, and then only characters that come out as valid UTF-8.
    """
    if _C1.search(text):
        text = _C1.sub(_as_windows, text)
    for _ in range(2):
        if not _TELLING.search(text):
            break
        # The end of a quotation loses its last byte where a program drops what Windows-1252 leaves undefined.
        text = _LOST_END.sub("\u201d", _TWICE.sub(_once, text))
    return text


def _once(match: re.Match[str]) -> str:
    try:
        return b"".join(_byte(character) for character in match[0]).decode("utf-8")
    except UnicodeError:
        return match[0]


def _byte(character: str) -> bytes:
    return bytes([ord(character)]) if ord(character) < 0x100 else character.encode("cp1252")


def _as_windows(match: re.Match[str]) -> str:
    """A C1 control as what Windows-1252 has in its place, where it has anything."""
    return match[0].encode("latin-1").decode("cp1252", errors="ignore") or match[0]


def tidy(text: str) -> str:
    """Text in the one form that offsets refer to: NFC, ``\\n`` line ends, no soft hyphens or marks without width.

    What was encoded twice is put right; control characters and blank lines at both ends are gone, and a lone surrogate
    (from JSON) is a replacement character.
    """
    text = text.encode("utf-8", errors="replace").decode("utf-8") if _has_surrogates(text) else text
    text = _SOFT.sub("", _CONTROL.sub("", unicodedata.normalize("NFC", mend(text))))
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = re.sub("[\u2028\u2029\x0b\x0c\x85]", "\n", lines)
    return re.sub(r"[ \t]+(?=\n)", "", lines).strip("\n").rstrip()


def _has_surrogates(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False

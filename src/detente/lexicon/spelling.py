"""How names are spelt: the pieces of a name, keys under which spellings of one name meet, ids."""

import re
import unicodedata
from functools import lru_cache

PIECE = re.compile(r"[^\W_]+|[^\w\s]")
PARTICLES = frozenset(
    (
        *("al", "el", "bin", "ibn", "abu", "ben", "de", "da", "dos", "das", "do", "di", "del", "della", "der", "den"),
        *("van", "von", "la", "le", "du", "y", "e", "ter", "ten", "af", "av", "ul", "ur"),
    )
)

_NUMERALS = frozenset({"i", "ii", "iii", "iv", "vi", "vii", "viii", "ix", "xi", "xii", "xvi", "xxiii"})

# One way of writing for the several in which English-language papers write Slavic, Arabic, Persian and Korean sounds.
_SOUNDS = [
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"(m[ou]ham+[ae]d|mahom+ed|mohd)", "mohamed"),
        (r"(yevgen|evgen|eugen)[a-z]*", "evgeny"),
        (r"^(dmitr|dimitr|dmytr)[a-z]*", "dmitry"),
        (r"^(aleksand(e?r)|alexand(e?r)|olexand(e?r)|oleksand(e?r))$", "alexander"),
        (r"^(alexe[iy]|aleksei|aleksey|oleksiy|oleksii)$", "alexei"),
        (r"^(serge[iy]|serhi[iy]|sergii|sergi[y]?)$", "sergei"),
        (r"^(mikhai?l|mykhailo|mihail|mikhaylo)$", "mihail"),
        (r"^(nikola[iy]|mykola)$", "nikolai"),
        (r"^(vladimir|volodymyr|wladimir)$", "vladimir"),
        (r"^(y|i)?ur(iy|ii|ij|i|y)$", "yury"),
        (r"shch|sch|šč", "sh"),
        (r"kh", "h"),
        (r"gh(?=[aeiou])", "g"),
        (r"ks", "x"),
        (r"i?ye|ie|je", "e"),
        (r"(iy|yy|ii|ij|yi|ee|ey|ei|y|j$)", "i"),
        (r"(ou|oo|uu|w(?=u))", "u"),
        (r"ts|tz", "c"),
        (r"dj|dzh", "j"),
        (r"q", "k"),
        (r"ck", "k"),
        (r"(.)\1", r"\1"),
        (r"(?<=[aeiou])h(?=$|[^aeiou])", ""),
    )
]


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """The text without accents and with straight apostrophes, case kept."""
    if text.isascii():
        return text
    swapped = text.translate(_PLAIN)
    return "".join(c for c in unicodedata.normalize("NFKD", swapped) if not unicodedata.combining(c))


_PLAIN = str.maketrans(
    {"’": "'", "‘": "'", "–": "-", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "ß": "ss", "ı": "i", "æ": "ae"}
)


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """A key under which the usual spellings of one name word meet (Sergei and Sergey, Yury and Yuri)."""
    key = re.sub(r"[^a-z]", "", fold(word).lower())
    if key in _NUMERALS:
        return key
    for pattern, replacement in _SOUNDS:
        key = pattern.sub(replacement, key)
    return key


def name_words(name: str) -> list[str]:
    """The words of a person's name, folded, without brackets, full stops and the Arabic article: Kim, Jong, un."""
    words = re.split(r"[\s\-]+", re.sub(r"[\[\]().,\"]", " ", fold(name)))
    kept = [word.strip("'") for word in words]
    kept = [word for word in kept if word and word.lower() not in ("al", "el", "ul", "ur", "as", "ash", "jr", "sr")]
    return kept or [name]


def name_key(name: str) -> tuple[str, ...]:
    """The sounds of a name's words: equal for the usual spellings of one name, middle initials left out."""
    words = name_words(name)
    kept = [word for word in words if len(word) > 1] or words
    return tuple(sound(word) for word in kept)


def slug(text: str) -> str:
    """Lower-case ASCII words joined by hyphens, as in ids."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text).lower().replace("'", "")).strip("-") or "x"

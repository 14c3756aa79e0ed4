"""Printing to people: data on stdout, the rest on stderr, and nothing that a terminal would obey."""

import json
import re
import sys
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

# Control characters move the cursor, bidirectional ones turn the line around: an article could forge what is shown.
_OBEYED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
_UNSAFE_IN_JSON = re.compile(r"[\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")
_NARROWEST = 60


def out() -> "Console":
    """The console of stdout; made anew for each use, so that a redirected stdout is seen."""
    from rich.console import Console

    console = Console(file=sys.stdout, highlight=False, markup=False, emoji=False)
    if console.width < _NARROWEST:
        console = Console(file=sys.stdout, highlight=False, markup=False, emoji=False, width=_NARROWEST)
    return console


def err() -> "Console":
    """The console of stderr."""
    from rich.console import Console

    return Console(file=sys.stderr, highlight=False, markup=False, emoji=False)


def clean(text: str) -> str:
    """Text in one line without anything that a terminal obeys."""
    return " ".join(_OBEYED.sub("\ufffd", text.replace("\r", " ").replace("\x0b", " ").replace("\x0c", " ")).split())


def words(text: str, style: str = "") -> "Text":
    """Cleaned text in a style; square brackets in it are square brackets."""
    from rich.text import Text

    return Text(clean(text), style=style)


def aside(text: str) -> "Text":
    """Two blanks and a remark that does not ask for attention, to stand after something; empty for nothing."""
    remark = words(text, "dim")
    remark.pad_left(2 if text else 0)
    return remark


def print_heading(console: "Console", title: str) -> None:
    """A title within an answer, after an empty line."""
    console.print()
    console.print(words(title, "bold cyan"))


def indented(line: "Text", blanks: int, *, below: int = 0) -> "Padding":
    """A line moved to the right, with empty lines below it."""
    from rich.padding import Padding

    return Padding(line, (0, 0, below, blanks), expand=False)


def print_json(value: Any) -> None:
    """A value as JSON on stdout, for programmes."""
    print(_safe_json(value, indent=2))


def print_json_line(value: Any) -> None:
    """A value as JSON on one line of stdout, at once, for programmes that read on."""
    print(_safe_json(value, indent=None), flush=True)


def _safe_json(value: Any, *, indent: int | None) -> str:
    written = json.dumps(value, ensure_ascii=False, indent=indent)
    return _UNSAFE_IN_JSON.sub(lambda found: f"\\u{ord(found.group()):04x}", written)


def counted(number: int, noun: str) -> str:
    """``1 feed``, ``2 feeds``."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def notice(message: str, *, style: str = "") -> None:
    """One line on stderr."""
    err().print(words(message, style), soft_wrap=True)


@cache
def use_replacement_characters() -> None:
    """Let a terminal of a small character set show question marks instead of stopping the programme."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")

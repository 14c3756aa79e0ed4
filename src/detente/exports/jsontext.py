"""JSON as every export writes it: readable, the same bytes each time, and harmless where it is shown."""

import json
import re
from typing import Any

# JSON allows these as they are, but many readers of lines break there, and terminals obey some of them.
_ESCAPED = re.compile(r"[\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


def line(value: Any) -> str:
    """The value on one line, with its end."""
    return _harmless(json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False))


def document(value: Any) -> bytes:
    """The value as a whole file."""
    return _harmless(json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False)).encode()


def _harmless(written: str) -> str:
    return _ESCAPED.sub(lambda found: f"\\u{ord(found.group()):04x}", written) + "\n"

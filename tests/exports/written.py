"""What a format makes of the record that was concluded by hand."""

import json
from typing import Any

from detente.api import View
from detente.exports import chunks
from detente.model.record import Conclusions
from tests.conclusions import CONCLUSIONS


def written(format: str, conclusions: Conclusions = CONCLUSIONS, **options: int) -> bytes:
    """The bytes of an export."""
    return b"".join(chunks(View(conclusions), format, **options))  # type: ignore[arg-type]


def rows(format: str, conclusions: Conclusions = CONCLUSIONS) -> list[dict[str, Any]]:
    """The objects of an export of one JSON object a line."""
    return [json.loads(line) for line in written(format, conclusions).decode().splitlines()]

"""Ids that depend on content alone."""

import hashlib
import json

Jsonable = str | int | float | bool | None | list["Jsonable"] | dict[str, "Jsonable"]


def content_id(prefix: str, *parts: Jsonable) -> str:
    """An id such as ``act-3f2a9c0d1e4b`` that is the same for the same parts on every machine."""
    canonical = json.dumps(parts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"{prefix}-{hashlib.sha256(canonical.encode('utf-8')).hexdigest()[:12]}"

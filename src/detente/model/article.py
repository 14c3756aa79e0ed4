"""What an outlet published: one version of one page."""

from dataclasses import dataclass
from typing import Literal

PublishedBasis = Literal["given", "metadata", "text", "inferred"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One version of one page as read; nothing in it depends on any other article.

    ``text`` is the whole decoded body (NFC, ``\\n`` line ends) and never changes, so offsets last. ``published`` is
    EDTF (a date, a date-time with zone, or an interval) or None where the page does not state it. ``headline`` need
    not lie in ``text``. ``found`` pairs each field that is filled with where it was found ("h1", "given", "text"), by
    field. ``id`` is a hash of the content, ``found`` aside.
    """

    id: str
    uri: str
    text: str
    headline: str | None = None
    outlet: str | None = None
    agency: str | None = None
    byline: str | None = None
    dateline: str | None = None
    language: str = "en"
    published: str | None = None
    published_basis: PublishedBasis | None = None
    found: tuple[tuple[str, str], ...] = ()

"""E-mails as articles: newsletters and forwarded reports, one message or a mailbox of them."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr

from detente.lexicon.outlets import agency_named
from detente.model.article import Article
from detente.model.reading import Failure
from detente.reading.articles import Given, make_article
from detente.reading.confined import confined
from detente.reading.dates import to_edtf
from detente.reading.encodings import NotText, decode, tidy
from detente.reading.markup import plain_text
from detente.reading.pages import read_html
from detente.reading.parts import MOST_BYTES, Part, Rejected, deeper, printable
from detente.reading.plain import unwrap

_MOST_PARTS = 100
_FEWEST_WORDS = 20
_MAILING = ("List-Id", "List-Unsubscribe", "List-Post", "Feedback-ID")
_FORWARDED = re.compile(r"\s*(?:fwd?|wg|tr|rv|i)\s*:", re.IGNORECASE)
_PREFIX = re.compile(r"^\s*(?:(?:fwd?|re|wg|aw|tr|rv)\s*:\s*)+", re.IGNORECASE)
_READABLE = re.compile(r"text/(?:plain|html|markdown|csv|xml)|application/(?:pdf|json|xml|rss\+xml|zip|gzip|x-ndjson)")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mail:
    """What a message says: its header as far as it can be read, its body in each form, and what is attached."""

    subject: str
    sender: str
    date: str
    is_mailing: bool
    plain: str
    html: str
    attached: tuple[tuple[str, bytes], ...]


def read_mail(part: Part) -> Iterator[Article | Failure | Part]:
    """The article that a message is, then what is attached to it as parts to be read; each message of a mailbox.

    A mailing is by the outlet that sent it, any other message by its author. ``Date`` is when it was sent, which is
    when a mailing is published; of what somebody forwards it says nothing.
    """
    if part.head(5) == b"From ":
        yield from _messages(part)
        return
    mail = confined(mail_of, part.whole())
    article = _article(mail, uri=part.uri)
    if isinstance(article, Article) or not mail.attached:
        yield article if isinstance(article, Article) else Failure(part.place, article.reason)
    for name, data in mail.attached:
        part.budget.spend(len(data))
        label = printable(name)
        yield replace(
            part,
            stream=io.BufferedReader(io.BytesIO(data)),
            uri=f"{part.uri}!/{label}",
            place=f"{part.place}!/{label}",
            name=name.rpartition("/")[2],
            depth=deeper(part),
        )


def _messages(part: Part) -> Iterator[Failure | Part]:
    """The messages of a mailbox, which begin with a line of ``From `` after a blank one."""
    number, size, lines, blank = 0, 0, list[bytes](), True
    while True:
        line = part.stream.readline(MOST_BYTES)
        if (not line or (blank and line.startswith(b"From "))) and lines:
            number += 1
            place = f"{part.place}#{number}"
            if size > MOST_BYTES:
                yield Failure(place, "the message is too large for one article")
            else:
                stream = io.BufferedReader(io.BytesIO(b"".join(lines)))
                uri = f"{part.uri}#{number}"
                yield replace(part, stream=stream, uri=uri, place=place, name="message.eml", depth=deeper(part))
            lines, size = [], 0
        elif line and not (blank and line.startswith(b"From ")) and size <= MOST_BYTES:
            lines.append(line)
            size += len(line)
        if not line:
            return
        blank = not line.strip()


def mail_of(data: bytes) -> _Mail:
    """What a message says; to be run confined, as the library's time is not linear in what a header holds."""
    message = message_from_bytes(data, policy=policy.default)
    assert isinstance(message, EmailMessage)
    plain, html, attached = list[str](), list[str](), list[tuple[str, bytes]]()
    for number, each in enumerate(message.walk()):
        if number > _MOST_PARTS:
            raise Rejected(f"the message has more than {_MOST_PARTS} parts")
        if each.is_multipart():
            continue
        kind, name, content = each.get_content_type(), _name(each), each.get_payload(decode=True)
        if not isinstance(content, bytes) or not content.strip():
            continue
        if kind in ("text/plain", "text/html") and not name:
            (plain if kind == "text/plain" else html).append(_text(content, each))
        elif _READABLE.fullmatch(kind) or name.lower().endswith((".pdf", ".html", ".txt", ".csv", ".jsonl", ".json")):
            attached.append((name or f"part-{number}", content))
    return _Mail(
        subject=_header(message, "Subject"),
        sender=_header(message, "From"),
        date=_header(message, "Date"),
        is_mailing=any(name in message for name in _MAILING) or _header(message, "Precedence").lower() == "bulk",
        plain="\n\n".join(plain),
        html="\n".join(html),
        attached=tuple(attached),
    )


def _header(message: EmailMessage, name: str) -> str:
    """A header on one line, or nothing where it is so broken that the library raises one of many errors."""
    try:
        return " ".join(str(message[name] or "").split())
    except Exception:
        return ""


def _name(message: EmailMessage) -> str:
    try:
        return message.get_filename() or ""
    except Exception:
        return "attachment"


def _text(content: bytes, message: EmailMessage) -> str:
    try:
        return decode(content, declared=message.get_content_charset())
    except NotText:
        return ""


def _article(mail: _Mail, *, uri: str) -> Article | Failure:
    text = unwrap(tidy(mail.plain))
    if len(text.split()) < _FEWEST_WORDS and mail.html.strip():
        # The tables of which newsletters are built are no article to the reader of pages.
        page = read_html(mail.html, uri=uri)
        text = page.text if isinstance(page, Article) else plain_text(mail.html) or text
    if not text.strip():
        return Failure(uri, "the message holds no text")
    name, address = parseaddr(mail.sender)
    outlet = (name or address.rpartition("@")[2]) if mail.is_mailing else None
    is_own = mail.is_mailing or not _FORWARDED.match(mail.subject)
    given = Given(
        headline=_PREFIX.sub("", mail.subject) or None,
        outlet=outlet or None,
        agency=agency_named(outlet) if outlet else None,
        byline=None if mail.is_mailing or not is_own else name or None,
        published=to_edtf(mail.date) if is_own else None,
        basis="metadata",
        where="mail header",
    )
    return make_article(text, uri=uri, given=given)

"""E-mails: newsletters by their outlet, letters by their author, and what is attached to them."""

from email.message import EmailMessage

import pytest

from tests.reading.files import PAGE, REPORT, articles, failures, limits, one, pdf, read, zipped


def message(body: str = REPORT, *, html: str | None = None, **headers: str) -> EmailMessage:
    mail = EmailMessage()
    given = {"From": "Ann Lee <ann@x.example>", "To": "me@x.example", "Subject": "Talks held"}
    for name, value in {**given, "Date": "Tue, 06 May 2014 10:00:00 +0200", **headers}.items():
        mail[name.replace("_", "-")] = value
    if body:
        mail.set_content(body)
    if html:
        mail.add_alternative(html, subtype="html")
    return mail


def test_a_newsletter_is_by_its_outlet_and_published_when_it_was_sent() -> None:
    mail = message(From="The Harbour Post <news@post.example>", List_Unsubscribe="<http://x.example/u>")
    article = one(mail.as_bytes())
    assert (article.outlet, article.byline, article.headline) == ("The Harbour Post", None, "Talks held")
    assert (article.published, article.published_basis) == ("2014-05-06T10:00:00+02:00", "metadata")


def test_a_letter_is_by_its_author() -> None:
    article = one(message(Subject="Re: Talks held").as_bytes())
    assert (article.outlet, article.byline, article.headline) == (None, "Ann Lee", "Talks held")


def test_when_something_was_forwarded_is_not_when_it_was_published() -> None:
    article = one(message(Subject="Fwd: Talks held").as_bytes())
    assert (article.published, article.byline, article.headline) == (None, None, "Talks held")


def test_plain_text_comes_before_html_and_html_is_read_as_a_page() -> None:
    assert one(message(html=PAGE).as_bytes()).text.startswith("Ministers meet")
    assert "The envoy left the capital" in one(message("", html=PAGE).as_bytes()).text


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64"])
def test_encodings_of_bodies_and_headers_are_undone(encoding: str) -> None:
    mail = message("", Subject="Zoë’s “visit” to Łódź ended")
    mail.set_content("Zoë’s “visit” to Łódź ended on Monday.\n", cte=encoding, charset="utf-8")
    article = one(mail.as_bytes())
    assert (article.headline, article.text) == ("Zoë’s “visit” to Łódź ended", "Zoë’s “visit” to Łódź ended on Monday.")


def test_what_is_attached_is_read_as_a_part() -> None:
    mail = message()
    mail.add_attachment(pdf(REPORT.split("\n")), maintype="application", subtype="pdf", filename="talks.pdf")
    mail.add_attachment(zipped({"a.txt": REPORT}), maintype="application", subtype="zip", filename="../all.zip")
    mail.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="p.png")
    found = read(mail.as_bytes(), uri="in.eml")
    assert [each.uri for each in articles(found)] == ["in.eml", "in.eml!/talks.pdf", "in.eml!/../all.zip!/a.txt"]
    assert not failures(found)


def test_each_message_of_a_mailbox_is_an_article() -> None:
    box = b"".join(b"From ann@x.example Tue May  6 10:00:00 2014\n" + message().as_bytes() + b"\n" for _ in range(3))
    assert [each.uri for each in read(box, uri="in.mbox")] == ["in.mbox#1", "in.mbox#2", "in.mbox#3"]


def test_a_text_with_a_colon_in_its_first_lines_is_no_mail() -> None:
    assert one("Vienna: talks begin\nOslo: talks end\n\nThe two sides met on Monday.").headline == "Vienna: talks begin"


@pytest.mark.parametrize(
    "data",
    [
        b"From: " + b"(" * 200_000 + b"\nSubject: a\nDate: x\n\nWords.",
        b"From: a@b.example\nSubject: =?utf-8?q?" + b"=?utf-8?q?" * 20_000 + b"\n\nWords.",
        b"From: a@b.example\nSubject: a\nContent-Type: multipart/mixed; boundary=a\n\n" + b"--a\n\nx\n" * 10_000,
        b"From: a@b.example\nSubject: a\n"
        + b"".join(b"Content-Type: multipart/mixed; boundary=a%d\n\n--a%d\n" % (n, n) for n in range(2000)),
        b"From: a@b.example\nSubject: a\nContent-Type: text/plain; charset=nonsense\n\nWords.",
    ],
)
def test_a_hostile_mail_is_refused_or_read_within_limits(data: bytes) -> None:
    with limits():
        assert len(read(data)) >= 1

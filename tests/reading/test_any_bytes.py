"""Whatever the bytes, reading ends in articles and failures, in time, and never raises."""

import gzip
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detente.model.article import Article
from detente.model.reading import Failure
from tests.reading.files import PAGE, REPORT, limits, read, record, refusal, tarred, zipped

QUIET = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
SAMPLES = (
    zipped({"a.txt": REPORT, "b.jsonl": json.dumps({"text": REPORT})}),
    tarred({"a.txt": REPORT, "b.txt": REPORT}),
    gzip.compress(record("http://x.example/1", REPORT, headers="Content-Type: text/plain")),
    record("http://x.example/1", REPORT, headers="Content-Type: text/plain") * 2,
    b"url,date,text\nu1,2014-05-06,Talks ended.\nu2,2014-05-07,Talks began.\n",
    b'{"uri": "u1", "text": "Talks ended."}\n{"uri": "u2", "text": "Talks began."}\n',
    b'[{"uri": "u1", "text": "Talks ended."}, {"uri": "u2", "text": "Talks began."}]',
    b"---\ntitle: Talks\n---\n# Talks\n\nThe **sides** [met](http://x.example).\n",
    REPORT.encode("utf-16"),
)
ENDINGS = st.sampled_from(["", ".txt", ".csv", ".json", ".jsonl", ".md", ".zip"])


def check(data: bytes, ending: str) -> None:
    found = read(data, ending=ending)
    assert found
    assert all(isinstance(each, Article | Failure) for each in found)
    assert all("\n" not in each.reason for each in found if isinstance(each, Failure))


@QUIET
@given(st.binary(max_size=2000), ENDINGS)
def test_any_bytes_are_read_or_refused(data: bytes, ending: str) -> None:
    check(data, ending)


@QUIET
@given(st.text(max_size=1000, alphabet='{}[]",:<>/!?-= \n\t#*_|;ab1é“'), ENDINGS)
def test_any_text_of_marks_is_read_or_refused(text: str, ending: str) -> None:
    check(text.encode(), ending)


@settings(QUIET, max_examples=200)
@given(st.sampled_from(SAMPLES), st.data())
def test_damaged_files_are_read_or_refused(sample: bytes, data: st.DataObject) -> None:
    damaged = bytearray(sample)
    for _ in range(data.draw(st.integers(1, 4))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    check(bytes(damaged[: data.draw(st.integers(1, len(damaged)))]), "")


@pytest.mark.parametrize(
    "unit",
    ["[", "[a](", "*a ", "**a", "_", "<!---->", "<p>", "- ", "---\n", "a:b\n", ",", '"', "|", "# ", "By A", "(", "é "],
)
@pytest.mark.parametrize("ending", ["", ".md"])
def test_a_text_of_one_thing_over_and_over_is_read_or_refused_in_time(unit: str, ending: str) -> None:
    with limits():
        check((unit * 400_000)[:400_000].encode(), ending)


@pytest.mark.parametrize("unit", ["a", "a ", "\n", "a\n", "\0"])
def test_fifty_megabytes_are_refused(unit: str) -> None:
    with limits():
        assert refusal(unit * (50_000_000 // len(unit)))


def test_a_page_of_fifty_megabytes_is_refused() -> None:
    with limits():
        assert "large" in refusal(PAGE + "<p>More words.</p>" * 3_000_000)


def _mails_within(depth: int) -> bytes:
    """A mail with a mail as its attachment, and so on."""
    inner = REPORT.encode()
    for number in range(depth):
        mark = b"part%d" % number
        inner = (
            b"From: ann@example.org\nSubject: Talks\nDate: Mon, 1 Jan 2001 00:00:00 +0000\nMIME-Version: 1.0\n"
            b"Content-Type: multipart/mixed; boundary=" + mark + b"\n\n--" + mark + b"\n"
            b"Content-Type: text/plain; name=x.txt\nContent-Disposition: attachment; filename=x.txt\n\n"
            + inner
            + b"\n--"
            + mark
            + b"--\n"
        )
    return inner


def _records_within(depth: int) -> bytes:
    """A web archive with a web archive as its page, and so on."""
    inner = REPORT.encode()
    for _ in range(depth):
        inner = record("http://x.example/1", inner, headers="Content-Type: text/plain")
    return inner


@pytest.mark.parametrize(
    ("data", "ending"),
    [
        (b"From a\n" * 2000 + b"\nSubject: Talks\n\nThey ended.\n", ".eml"),
        (_mails_within(300), ".eml"),
        (_records_within(300), ".warc"),
    ],
    ids=["mailboxes", "mails", "web archives"],
)
def test_what_lies_hundreds_deep_in_its_like_is_refused_and_does_not_end_the_run(data: bytes, ending: str) -> None:
    (failure,) = read(data, ending=ending)
    assert isinstance(failure, Failure)
    assert failure.reason == "it lies in more than 6 archives, one inside the other"

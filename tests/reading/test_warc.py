"""Web archives: pages with their addresses, never the crawl's date; damage is named and the rest is read."""

import gzip

import pytest

from tests.reading.files import PAGE, REPORT, articles, failures, limits, pdf, read, record

SITE = "http://x.example"
INFO = b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 3\r\n\r\na:b\r\n\r\n"


def packed(*records: bytes) -> bytes:
    return b"".join(gzip.compress(each) for each in records)


def joined(*records: bytes) -> bytes:
    return b"".join(records)


@pytest.mark.parametrize("pack", [packed, joined])
def test_pages_are_read_under_their_address_without_the_date_of_the_crawl(pack: object) -> None:
    assert callable(pack)
    found = read(
        pack(
            INFO,
            record(f"{SITE}/1", kind="request"),
            record(f"{SITE}/1"),
            record(f"{SITE}/2", REPORT, headers="Content-Type: text/plain"),
            record(f"{SITE}/3.pdf", pdf(REPORT.split("\n")), headers="Content-Type: application/pdf"),
        )
    )
    assert [each.uri for each in found] == [f"{SITE}/1", f"{SITE}/2", f"{SITE}/3.pdf"]
    assert articles(found)[0].headline == "Envoy leaves"
    assert {each.published for each in articles(found)} == {None}


def test_what_is_no_page_is_passed_over_and_what_the_server_refused_is_named() -> None:
    found = read(
        joined(
            record(f"{SITE}/p.png", b"\x89PNG", headers="Content-Type: image/png"),
            record(f"{SITE}/old", status="301 Moved", headers="Content-Type: text/html\r\nLocation: /new"),
            record(f"{SITE}/robots.txt", "User-agent: *", headers="Content-Type: text/plain"),
            record(f"{SITE}/gone", status="404 Not Found"),
        )
    )
    assert failures(found) == {"in#record-4": f"the server answered 404 for {SITE}/gone"}
    assert len(found) == 1


def test_a_page_that_was_sent_packed_or_in_chunks_is_unpacked() -> None:
    page = PAGE.encode()
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(page), page)
    found = read(
        joined(
            record(f"{SITE}/1", gzip.compress(page), headers="Content-Type: text/html\r\nContent-Encoding: gzip"),
            record(f"{SITE}/2", chunked, headers="Content-Type: text/html\r\nTransfer-Encoding: chunked"),
        )
    )
    assert [each.headline for each in articles(found)] == ["Envoy leaves"] * 2


def test_the_charset_that_the_server_states_is_believed() -> None:
    body = "Министры встретились в Вене в понедельник, сказал представитель.".encode("koi8-r")
    found = read(record(f"{SITE}/1", body, headers="Content-Type: text/plain; charset=koi8-r"))
    assert articles(found)[0].text.startswith("Министры")


@pytest.mark.parametrize("pack", [packed, joined])
def test_a_record_that_is_cut_short_is_named_and_the_following_are_read(pack: object) -> None:
    assert callable(pack)
    whole = record(f"{SITE}/1")
    found = read(pack(whole, record(f"{SITE}/2")[:-200], record(f"{SITE}/3"), record(f"{SITE}/4", length=50)))
    assert [each.uri for each in articles(found)] == [f"{SITE}/1", f"{SITE}/3"]
    assert "cut short" in failures(found)["in#record-2"]
    assert "in#record-4" in failures(found)


@pytest.mark.parametrize("lost", [20, 200, 400])
def test_an_archive_that_ends_early_is_named(lost: int) -> None:
    data = packed(record(f"{SITE}/1"), record(f"{SITE}/2"))
    found = read(data[:-lost])
    assert [each.uri for each in articles(found)] == [f"{SITE}/1"]
    assert any("cut short" in reason for reason in failures(found).values())


def test_a_damaged_member_is_named_and_the_following_are_read() -> None:
    members = [bytearray(gzip.compress(record(f"{SITE}/{number}"))) for number in range(4)]
    members[1][100:140] = b"\xff" * 40
    members[2][0:10] = b"\xff" * 10
    found = read(b"".join(members))
    assert [each.uri for each in articles(found)] == [f"{SITE}/0", f"{SITE}/3"]
    assert failures(found)


def test_noise_between_records_is_passed_over() -> None:
    found = read(record(f"{SITE}/1") + b"noise\r\n" * 50_000 + record(f"{SITE}/2"))
    assert articles(found)[-1].uri == f"{SITE}/2"


@pytest.mark.parametrize("length", ["-5", "x", "99999999999999999999", "999999999999"])
def test_a_length_that_lies_is_named_and_the_following_are_read(length: str) -> None:
    lying = record(f"{SITE}/1").replace(b"\r\nContent-Length: ", b"\r\nContent-Length: " + length.encode() + b"\r\nX: ")
    with limits():
        found = read(lying + record(f"{SITE}/2"))
    assert [each.uri for each in articles(found)] == [f"{SITE}/2"]
    assert "in#record-1" in failures(found)


def test_a_page_that_unpacks_to_gigabytes_is_named() -> None:
    bomb = gzip.compress(b"<p>" + b" " * 200_000_000, 1)
    with limits():
        found = read(
            record(f"{SITE}/1", bomb, headers="Content-Type: text/html\r\nContent-Encoding: gzip") + record(f"{SITE}/2")
        )
    assert "too large" in failures(found)["in#record-1"]
    assert [each.uri for each in articles(found)] == [f"{SITE}/2"]

"""Archives: members are read in memory under a label, bombs and links are refused, the rest is read."""

import bz2
import gzip
import io
import json
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from detente.reading import parts, read_path, read_stream
from tests.reading.files import (
    PAGE,
    REPORT,
    articles,
    failures,
    limits,
    one,
    pdf,
    read,
    record,
    refusal,
    tarred,
    zipped,
)

GIGABYTE = 1_000_000_000


def link(name: str, target: str, kind: bytes = tarfile.SYMTYPE) -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, target
    return info


def rows(count: int) -> bytes:
    return b"".join(json.dumps({"uri": f"u{n}", "text": REPORT}).encode() + b"\n" for n in range(count))


def gzip_bomb(text: bytes) -> bytes:
    """A gigabyte of repeated text, packed once a megabyte, as a fully flushed block may be repeated."""
    engine = zlib.compressobj(9, wbits=31)
    head = engine.compress(b"") + engine.flush(zlib.Z_FULL_FLUSH)
    block = engine.compress(text * (1_000_000 // len(text))) + engine.flush(zlib.Z_FULL_FLUSH)
    return head + block * 1000


@pytest.mark.parametrize("pack", [zipped, tarred])
def test_members_are_told_apart_by_content_and_named_by_their_place(
    pack: Callable[[dict[str, bytes | str]], bytes],
) -> None:
    data = pack({"b/page": PAGE, "a.txt": REPORT, "dump.dat": rows(2), "p.png": b"\x89PNG\r\n\x1a\n"})
    found = read(data, uri="in.zip")
    assert [each.uri for each in found] == ["in.zip!/b/page", "in.zip!/a.txt", "u0", "u1", "in.zip!/p.png"]
    assert failures(found) == {"in.zip!/p.png": "it is a picture, which cannot be read as an article"}


@pytest.mark.parametrize("pack", [zipped, tarred])
def test_hidden_members_are_passed_over(pack: Callable[[dict[str, bytes | str]], bytes]) -> None:
    data = pack({".git/x.txt": REPORT, "__MACOSX/a.txt": REPORT, "a/.hidden": REPORT, "./a/seen.txt": REPORT})
    assert [each.uri for each in read(data)] == ["in!/a/seen.txt"]


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_a_packed_file_is_read_as_what_lies_inside(pack: Callable[[bytes], bytes], tmp_path: Path) -> None:
    assert one(pack(REPORT.encode())).headline == "Ministers meet over the harbour"
    assert [each.uri for each in read(pack(tarred({"a.txt": REPORT})))] == ["in!/a.txt"]
    path = tmp_path / "note.md.packed"
    path.write_bytes(pack(b"Talks *resume* in Oslo\n\nThe two sides **met** on Monday.\n"))
    assert "sides met on" in articles(read_path(path))[0].text


def test_packed_streams_that_follow_one_another_are_one() -> None:
    for pack in (gzip.compress, bz2.compress, lzma.compress):
        assert len(read(pack(rows(2)) + pack(rows(3)[len(rows(2)) :]) + b"\0" * 512)) == 3


@pytest.mark.parametrize("name", ["../../evil.txt", "/etc/evil.txt", "a/../../evil.txt", "C:\\evil.txt"])
@pytest.mark.parametrize("pack", [zipped, tarred])
def test_a_name_that_leads_outside_is_only_a_label(
    pack: Callable[[dict[str, bytes | str]], bytes], name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inner = tmp_path / "one" / "two"
    inner.mkdir(parents=True)
    (inner / "in.zip").write_bytes(pack({name: REPORT}))
    monkeypatch.chdir(inner)
    found = list(read_path(Path("in.zip")))
    assert articles(found)[0].uri.startswith("in.zip!/")
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["in.zip"]


def test_links_devices_and_pipes_are_refused_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text(REPORT)
    target = (tmp_path / "secret.txt").as_posix()
    found = read(
        tarred(
            {
                "s": link("s", target),
                "h": link("h", target, tarfile.LNKTYPE),
                "d": link("d", "", tarfile.CHRTYPE),
                "f": link("f", "", tarfile.FIFOTYPE),
                "a.txt": REPORT,
            }
        )
    )
    assert [each.uri for each in articles(found)] == ["in!/a.txt"]
    assert {uri[-1]: "link" in reason for uri, reason in failures(found).items()} == {
        "s": True,
        "h": True,
        "d": False,
        "f": False,
    }


def test_an_archive_whose_first_member_is_a_pdf_is_no_pdf() -> None:
    paper = pdf(["The two foreign ministers met in Vienna on Monday, a spokesman said."])
    members: dict[str, bytes | str] = {"a.pdf": paper, "b.txt": REPORT}
    for data in (
        tarred(members),
        zipped(members, method=zipfile.ZIP_STORED),
        record("http://x.example/a.pdf", paper, headers="Content-Type: application/pdf") + record("http://x.example/b"),
    ):
        assert len(articles(read(data))) == 2


def test_a_link_in_a_zip_is_refused(tmp_path: Path) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        info = zipfile.ZipInfo("s")
        info.external_attr = 0o120777 << 16
        archive.writestr(info, "/etc/passwd")
        archive.writestr("a.txt", REPORT)
    found = read(file.getvalue())
    assert failures(found) == {"in!/s": "it is a link, which is not followed"}
    assert len(articles(found)) == 1


def test_an_encrypted_member_is_named_and_the_rest_is_read() -> None:
    data = bytearray(zipped({"a.txt": REPORT, "b.txt": REPORT}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    found = read(bytes(data))
    assert failures(found) == {"in!/a.txt": "it is encrypted"}
    assert [each.uri for each in articles(found)] == ["in!/b.txt"]


def test_a_damaged_member_is_named_and_the_rest_is_read() -> None:
    data = bytearray(zipped({"a.txt": REPORT, "b.txt": REPORT}, method=zipfile.ZIP_STORED))
    data[data.index(b"Vienna")] ^= 1
    found = read(bytes(data))
    assert "damaged" in failures(found)["in!/a.txt"]
    assert [each.uri for each in articles(found)] == ["in!/b.txt"]


def test_a_damaged_header_of_a_tar_is_told_and_the_rest_is_read() -> None:
    data = bytearray(tarred({"a.txt": REPORT, "b.txt": REPORT, "c.txt": REPORT}))
    data[data.index(b"b.txt")] ^= 1
    found = read(bytes(data))
    assert [each.uri for each in articles(found)] == ["in!/a.txt", "in!/c.txt"]
    assert "damaged" in failures(found)["in"]


@pytest.mark.parametrize("keep", [0.3, 0.6, 0.95])
def test_what_was_cut_short_is_told_and_what_came_before_is_read(keep: float) -> None:
    packed = gzip.compress(rows(2000), 1)
    found = read(packed[: int(len(packed) * keep)])
    assert "cut short" in failures(found)["in"]
    assert len(articles(found)) > 400 * keep


def test_a_damaged_gzip_member_is_told_and_the_following_are_read() -> None:
    lines = rows(3).splitlines(keepends=True)
    packed = [gzip.compress(line) for line in lines]
    broken = bytearray(packed[1])
    broken[60] ^= 0xFF
    found = read(packed[0] + bytes(broken) + packed[2])
    assert [each.uri for each in articles(found)] == ["u0", "u2"]
    assert any("damaged" in reason for reason in failures(found).values())


def test_archives_inside_one_another_are_read_to_a_depth() -> None:
    data: bytes = REPORT.encode()
    for _ in range(3):
        data = zipped({"in.zip": data})
    assert len(articles(read(data))) == 1
    for _ in range(10):
        data = zipped({"in.zip": data})
    assert [("one inside the other" in reason) for reason in failures(read(data)).values()] == [True]


@pytest.mark.parametrize(
    "text", [b"\0", b"a", b"a\n", b'{"text": ""}\n', b'{"text": "a"}\n', b"<p>a</p>\n", b"text,url\n"]
)
def test_a_bomb_is_refused_and_the_rest_is_read(text: bytes) -> None:
    bomb = gzip_bomb(text)
    with limits():
        found = read(zipped({"a.txt": REPORT, "bomb.gz": bomb, "z.txt": REPORT}, method=zipfile.ZIP_STORED))
    assert {"in!/a.txt", "in!/z.txt"} <= {each.uri for each in articles(found)}
    assert any(uri.startswith("in!/bomb.gz") for uri in failures(found))
    assert len(found) < 10_000


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_bomb_among_the_members_of_a_zip_is_refused(method: int) -> None:
    packed = zipped({"bomb.jsonl": b"a" * 45_000_000, "z.txt": REPORT}, method=method)
    with limits():
        found = read(packed)
    assert [each.uri for each in articles(found)] == ["in!/z.txt"]
    assert list(failures(found)) == ["in!/bomb.jsonl#1"] or list(failures(found)) == ["in!/bomb.jsonl"]


def test_many_members_that_unpack_to_too_much_together_end_the_archive(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "_FREE", 20_000_000)
    row = json.dumps({"uri": "u", "text": REPORT, "more": " " * 2_000_000}).encode() + b"\n"
    packed = zipped({f"{number}.jsonl": row * 3 for number in range(8)})
    with limits():
        found = read(packed)
    assert "out of all proportion" in failures(found)["in"]
    assert articles(found)


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04 and no more", b"\x1f\x8b\x08 and no more", b"BZh91AY&SY no", b"\xfd7zXZ\x00no"]
)
def test_what_only_begins_like_an_archive_is_refused(data: bytes) -> None:
    assert refusal(data)


def test_an_office_document_is_named_as_one() -> None:
    assert "office" in refusal(zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": "<x/>"}))


def test_an_archive_may_come_from_a_stream_that_cannot_be_sought_in() -> None:
    class Pipe(io.RawIOBase):
        def __init__(self, data: bytes) -> None:
            self._file = io.BytesIO(data)

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
            return self._file.readinto(memoryview(buffer)[:1000])

    for data in (zipped({"a.txt": REPORT}), tarred({"a.txt": REPORT}), gzip.compress(tarred({"a.txt": REPORT}))):
        assert [each.uri for each in read_stream(io.BufferedReader(Pipe(data)), uri="stdin")] == ["stdin!/a.txt"]


def test_a_header_of_a_tar_that_claims_gigabytes_is_refused() -> None:
    info = tarfile.TarInfo("x")
    info.type, info.size = tarfile.GNUTYPE_LONGNAME, 4 * GIGABYTE
    with limits():
        assert "header" in refusal(info.tobuf() + b"a" * 5_000_000)

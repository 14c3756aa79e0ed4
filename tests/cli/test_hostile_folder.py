"""Everything hostile in one folder beside three good articles: named, in time and within memory, and these are read."""

import gzip
import io
import json
import resource
import sys
import tarfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.reading.files import record, zipped

pytestmark = pytest.mark.usefixtures("toy_pipeline")

GOOD = "Anna Aalto met Bo Berg in {place}. They spoke for two hours about herring and about the price of salt in ports."
LAUGHS = '<!ENTITY l0 "ha">' + "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
FOREIGN = '<!ENTITY l11 SYSTEM "file:///etc/passwd">'


def page(body: str = "") -> str:
    story = GOOD.format(place="Bodo")
    return (
        f"<!doctype html><html><body><article><h1>Talks in the north</h1><p>{story}</p>{body}</article></body></html>"
    )


def feed(declared: str = "", title: str = "&l11;", link: str = "https://gazette.example/a") -> str:
    text = GOOD.format(place="Alta")
    item = f"<item><title>{title}</title><link>{link}</link><description>{text}</description></item>"
    return f'{declared}<rss version="2.0"><channel><title>Gazette</title>{item}</channel></rss>'


def newsml(declared: str) -> str:
    return f"{declared}<newsItem><contentSet><inlineData>&l11;</inlineData></contentSet></newsItem>"


def declared(name: str, entities: str) -> str:
    return f'<?xml version="1.0"?><!DOCTYPE {name} [{entities}]>'


def bomb(gigabytes: int) -> bytes:
    """Gigabytes in some kilobytes: gzip members may follow one another, and it is packed twice."""
    return gzip.compress(gzip.compress(b"a" * 100_000_000) * (10 * gigabytes))


def crawl() -> bytes:
    """Three pages, of which the second is damaged and the third cut short."""
    first, second, third = (gzip.compress(record(f"http://x.example/{n}", page())) for n in range(3))
    damaged = bytearray(second)
    damaged[len(damaged) // 2] ^= 0xFF
    return first + bytes(damaged) + third[: len(third) // 2]


def climbing() -> bytes:
    """A zip archive with a name that climbs out of its folder, and a link."""
    file = io.BytesIO(zipped({"../../climbed.txt": GOOD.format(place="Moss")}))
    with zipfile.ZipFile(file, "a") as archive:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    return file.getvalue()


def linked_tar() -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        link = tarfile.TarInfo("link.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    return file.getvalue()


# What each file is, and the words of a failure that stands at it or in it; None where reading it is what is right.
HOSTILE: dict[str, tuple[Callable[[], bytes | str], str | None]] = {
    "bomb.jsonl.gz": (lambda: bomb(3), "too large"),
    "climbing.zip": (climbing, "link"),
    "crawl.warc.gz": (crawl, "damaged|cut short"),
    "deep.html": (lambda: page("<div>" * 100_000), "nested too deeply|too many tags"),
    "entities.rss": (lambda: feed(declared("rss", LAUGHS)), "entities"),
    "entities.xml": (lambda: newsml(declared("newsItem", LAUGHS)), "entities"),
    "foreign.rss": (lambda: feed(declared("rss", FOREIGN)), "entities"),
    "foreign.xml": (lambda: newsml(declared("newsItem", FOREIGN)), "entities"),
    "huge.html": (lambda: page("<p>More words of the same kind.</p>" * 1_500_000), "too large"),
    "linked.tar": (linked_tar, "link"),
    "links.html": (lambda: page('<a href="https://x.example/a">More</a> ' * 100_000), "too many tags"),
    "nested.json": (lambda: "[" * 200_000, "broken JSON"),
    "script.rss": (lambda: feed(title="&lt;script&gt;x()&lt;/script&gt;Talks", link="javascript:alert(1)"), None),
}
READ = {  # beside the good ones: what a reader need not fear
    "pages/climbing.zip!/../../climbed.txt",
    "http://x.example/0",
    "pages/script.rss#1",
}


def peak_megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1e6


def test_hostile_files_are_named_in_time_and_within_memory_and_the_articles_beside_them_are_read(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    for name, (make, _) in HOSTILE.items():
        content = make()
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    for name, place in (("0-first.txt", "Oslo"), ("h-amid.txt", "Bergen"), ("z-last.txt", "Narvik")):
        (folder / name).write_text(GOOD.format(place=place), encoding="utf-8")
    seconds = slowest(monkeypatch)
    before = peak_megabytes()
    shown = run("add", "pages")
    assert shown.code == 3
    assert max(seconds.values()) < 10, seconds
    assert peak_megabytes() - before < 500
    articles = [json.loads(line) for line in run("export").out.splitlines() if '"kind":"article"' in line]
    assert {each["uri"] for each in articles} == READ | {f"pages/{n}.txt" for n in ("0-first", "h-amid", "z-last")}
    assert not any("root:" in each["text"] or "<script" in str(each) for each in articles)
    failed = {each["uri"]: each["reason"] for each in json.loads(run("failures", "--json").out)}
    for name, (_, words) in HOSTILE.items():
        reasons = " ".join(reason for uri, reason in failed.items() if uri.startswith(f"pages/{name}"))
        assert any(word in reasons for word in words.split("|")) if words else not reasons, (name, reasons)
    assert not list(tmp_path.rglob("climbed.txt"))


def slowest(monkeypatch: pytest.MonkeyPatch) -> dict[str, float]:
    """How long each file takes, noted while the folder is read."""
    from detente.reading import paths

    seconds: dict[str, float] = {}
    read_file = paths._read_file

    def timed(path: Path):  # type: ignore[no-untyped-def]
        began = time.monotonic()
        yield from read_file(path)
        seconds[path.name] = time.monotonic() - began

    monkeypatch.setattr(paths, "_read_file", timed)
    return seconds

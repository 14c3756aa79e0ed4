"""``detente add``: what goes in, what is rejected, and what happens when it cannot go on."""

import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from detente.api import adding
from detente.ledger import Ledger, store
from detente.model.article import Article
from detente.model.reading import Reading
from tests.cli.conftest import Outcome, Run
from tests.toy_reader import toy_reading

pytestmark = pytest.mark.usefixtures("toy_pipeline")

PEOPLE = ["Anna Aalto", "Bo Berg", "Carl Dahl", "Dora Egede", "Egil Fors", "Finn Gran"]


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """A folder of five dated articles that tell of a meeting each."""
    folder = tmp_path / "pages"
    folder.mkdir()
    for number, (one, other) in enumerate(pairwise(PEOPLE)):
        row = {
            "uri": f"page-{number}",
            "outlet": f"Outlet {number}",
            "published": f"2013-04-{16 + number}",
            "text": f"{one} met {other} in Oslo. It rained for hours on number {number}.",
        }
        (folder / f"{number}.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    return folder


def exported(run: Run, record: str = "detente.db") -> str:
    shown = run("export", "--record", record)
    assert shown.code == 0
    return shown.out


def articles(run: Run, record: str = "detente.db") -> int:
    return exported(run, record).count('{"kind":"article"')


def interrupted_at(number: int, stop: BaseException) -> Callable[[Article], Reading]:
    """A reader that is stopped when it comes to a page."""
    read: list[str] = []

    def read_page(article: Article) -> Reading:
        read.append(article.id)
        if len(read) == number:
            raise stop
        return toy_reading(article)

    return read_page


@pytest.mark.usefixtures("pages")
def test_a_folder_is_added_and_can_be_asked(run: Run) -> None:
    shown = run("add", "pages")
    assert (shown.code, shown.out) == (0, "")
    assert "detente.db: 5 added" in shown.err
    assert "a second)" in shown.err
    assert run("agenda").out.count("Oslo") == 5


@pytest.mark.usefixtures("pages")
def test_adding_again_adds_nothing(run: Run) -> None:
    run("add", "pages")
    before = exported(run)
    shown = run("add", "pages", "pages/0.jsonl")
    assert (shown.code, "0 added, 6 there already" in shown.err) == (0, True)
    assert exported(run) == before


@pytest.mark.usefixtures("pages")
def test_a_new_version_of_the_extractors_reads_again(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run("add", "pages")
    monkeypatch.setattr("detente.pipeline.EXTRACTOR", "toy@2")
    monkeypatch.setattr("detente.pipeline.read_page", lambda article: toy_reading(article, extractor="toy@2"))
    assert "5 added" in run("add", "pages").err
    assert "0 added, 5 there already" in run("add", "pages").err


@pytest.mark.usefixtures("pages")
def test_the_report_for_programmes(run: Run) -> None:
    report = json.loads(run("add", "pages", "--json").out)
    assert report == {"record": "detente.db", "read": 5, "added": 5, "known": 0, "waiting": 0, "failures": []}


@pytest.mark.usefixtures("pages")
def test_a_record_in_the_folder_that_is_read_is_not_read(run: Run) -> None:
    assert run("add", ".").code == 0
    shown = run("add", ".")
    assert (shown.code, "0 added, 5 there already" in shown.err) == (0, True)


def test_a_missing_path_stops_before_anything_is_read(run: Run, pages: Path) -> None:
    shown = run("add", "pages", "no-such-folder")
    assert shown.code == 2
    assert "no-such-folder" in shown.err
    assert shown.err.count("\n") == 1
    assert not (pages.parent / "detente.db").exists()


@pytest.mark.parametrize(
    ("name", "content", "line"),
    [
        ("empty.txt", b"", r"pages/empty\.txt: it is empty"),
        ("picture.txt", bytes(range(256)) * 40, r"pages/picture\.txt: it is "),
        ("rows.jsonl", b'{"text": "Anna Aalto met Bo Berg in Bergen."}\n{"text": \n', r"pages/rows\.jsonl:? ?.*line 2"),
    ],
)
def test_what_cannot_be_read_is_named_and_the_rest_is_added(
    run: Run, pages: Path, name: str, content: bytes, line: str
) -> None:
    (pages / name).write_bytes(content)
    shown = run("add", "pages")
    assert shown.code == 3
    assert "1 rejected" in shown.err
    assert len(re.findall(rf"^rejected {line}", shown.err, re.M)) == 1
    assert articles(run) == 5 + (name == "rows.jsonl")
    assert name in run("failures").out
    assert run("add", "pages").code == 3


def test_a_page_that_was_mended_is_no_failure_any_more(run: Run, pages: Path) -> None:
    (pages / "late.txt").write_bytes(b"")
    run("add", "pages")
    (pages / "late.txt").write_text("The talks\n\nAnna Aalto met Bo Berg in Bergen.\n", encoding="utf-8")
    assert run("add", "pages").code == 0
    assert "Everything could be read" in run("failures").err


def test_what_was_mended_within_a_file_is_no_failure_any_more_and_the_rest_of_it_is(run: Run, pages: Path) -> None:
    row = '{"text": "Anna Aalto met Bo Berg in Bergen.", "url": "https://gazette.example/bergen"}\n'
    dump = pages / "dump.jsonl"
    dump.write_text(row + '{"url": "https://gazette.example/narvik"}\n{"text": \n', encoding="utf-8")
    (pages / "late.txt").write_bytes(b"")
    assert run("add", "pages").code == 3
    dump.write_text(row + row.replace("ergen", "odo") + '{"text": \n', encoding="utf-8")
    assert run("add", "pages/dump.jsonl").code == 3
    told = {each["uri"] for each in json.loads(run("failures", "--json").out)}
    assert told == {"pages/dump.jsonl#3", "pages/late.txt"}
    assert "fails no more" in run("log").out
    before = exported(run)
    assert run("add", "pages/dump.jsonl").code == 3
    assert exported(run) == before


def test_what_fails_again_in_the_same_way_is_a_failure_again(run: Run, pages: Path) -> None:
    late = pages / "late.txt"
    for content, code in (("", 3), ("Anna Aalto met Bo Berg in Narvik.\n", 0), ("", 3)):
        late.write_text(content, encoding="utf-8")
        assert run("add", "pages").code == code
        assert ("late.txt" in run("failures").out) == (code == 3)


def test_a_file_that_is_gone_from_a_folder_is_no_failure_any_more(run: Run, pages: Path) -> None:
    (pages / "late.txt").write_bytes(b"")
    run("add", "pages")
    (pages / "late.txt").unlink()
    run("add", "pages/0.jsonl")
    assert "late.txt" in run("failures").out
    run("add", "pages")
    assert "Everything could be read" in run("failures").err


@pytest.mark.usefixtures("pages")
def test_a_record_of_a_newer_version_is_left_alone(run: Run, tmp_path: Path) -> None:
    run("add", "pages")
    connection = sqlite3.connect(tmp_path / "detente.db")
    connection.execute("UPDATE record_format SET format = 99, written_by = '7.0'")
    connection.commit()
    connection.close()
    before = (tmp_path / "detente.db").read_bytes()
    for command in ("add pages", "agenda", "export", "log"):
        shown = run(*command.split())
        assert (shown.code, shown.out) == (4, "")
        assert "detente.db: this record has format 99, written by détente 7.0" in shown.err
        assert shown.err.count("\n") == 1
    assert (tmp_path / "detente.db").read_bytes() == before


@pytest.mark.usefixtures("pages")
def test_a_second_writer_is_told_and_the_first_goes_on(run: Run, tmp_path: Path) -> None:
    run("add", "pages/0.jsonl")
    with Ledger.open(tmp_path / "detente.db", mode="write"):
        shown = run("add", "pages")
        assert shown.code == 4
        assert f"detente.db: another process (process {os.getpid()}) is writing" in shown.err
        assert shown.err.count("\n") == 1
        assert run("agenda").code == 0
    assert articles(run) == 1
    assert run("add", "pages").code == 0


def full_disk_at_row(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """Let the disk be full when the article of this number is written."""
    real, written = store._add, []

    def add_until_full(connection: Any, log: Any, rows: Any, recorded: Any) -> int:
        if log.name == "articles":
            written.extend(rows)
        if len(written) >= number:
            raise sqlite3.OperationalError("database or disk is full")
        return real(connection, log, rows, recorded)

    monkeypatch.setattr(store, "_add", add_until_full)


def test_a_full_disk_keeps_what_was_recorded_and_the_next_run_goes_on(
    run: Run, pages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("add", "pages", "--record", "whole.db")
    monkeypatch.setattr(adding, "_BATCH", 2)
    with monkeypatch.context() as patched:
        full_disk_at_row(patched, 3)
        shown = run("add", "pages")
    assert shown.code == 1
    assert "detente.db: the disk is full" in shown.err
    assert "what was recorded before is kept" in shown.err
    assert shown.err.count("\n") == 1
    assert articles(run) == 2
    assert "3 added, 2 there already" in run("add", "pages").err
    assert exported(run) == exported(run, "whole.db")


@pytest.mark.parametrize("page", [1, 2, 4, 5])
def test_an_interrupted_run_continued_ends_like_an_uninterrupted_one(
    run: Run, pages: Path, monkeypatch: pytest.MonkeyPatch, page: int
) -> None:
    run("add", "pages", "--record", "whole.db")
    monkeypatch.setattr(adding, "_BATCH", 2)
    with monkeypatch.context() as patched:
        patched.setattr("detente.pipeline.read_page", interrupted_at(page, KeyboardInterrupt()))
        shown = run("add", "pages")
    assert shown.code == 130
    assert f"Stopped after {page - 1} articles" in shown.err
    assert articles(run) == page - 1
    assert f"{6 - page} added" in run("add", "pages").err
    assert exported(run) == exported(run, "whole.db")


@pytest.mark.usefixtures("pages")
def test_a_bug_stops_the_run_and_keeps_what_was_read(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr("detente.pipeline.read_page", interrupted_at(3, ZeroDivisionError("a bug")))
        with pytest.raises(ZeroDivisionError):
            run("add", "pages")
    assert articles(run) == 2


@pytest.mark.usefixtures("pages")
def test_what_was_known_then_is_asked_of_what_was_published_by_then(run: Run) -> None:
    run("add", "pages")
    assert run("agenda", "--known-at", "2013-04-17").out.count("Oslo") == 2
    assert len(json.loads(run("search", "rained", "--known-at", "2013-04-17", "--json").out)) == 2
    assert len(json.loads(run("search", "rained", "--json").out)) == 5


@pytest.mark.usefixtures("pages")
def test_the_log_and_the_misses(run: Run, tmp_path: Path) -> None:
    text = "Anna Aalto met Bo Berg in Oslo.\n\nThe two may meet again."
    (tmp_path / "pages" / "more.txt").write_text(text, encoding="utf-8")
    run("add", "pages")
    log = json.loads(run("log", "--json").out)
    assert [entry["claims"] for entry in log] == [4] * 6
    assert "toy@1" in run("log").out
    assert re.search(r"meeting +meet +1 ", run("misses").out)
    assert "meet" in run("misses", "--cue", "meet").out


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.usefixtures("pages")
def test_an_export_to_a_full_disk_fails_in_one_line(run: Run) -> None:
    run("add", "pages")
    shown = run("export", "--excerpts", "--output", "/dev/full")
    assert shown.code == 1
    assert "/dev/full: the export cannot be written: No space left on device" in shown.err
    assert shown.err.count("\n") == 1


@pytest.mark.usefixtures("pages")
def test_a_failed_export_leaves_the_earlier_one(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("add", "pages/0.jsonl")
    run("export", "-o", "out.jsonl")
    before = (tmp_path / "out.jsonl").read_text(encoding="utf-8")

    def full(*_: object, **__: object) -> object:
        yield b"half of it\n"
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr("detente.exports.chunks", full)
    assert run("export", "-o", "out.jsonl").code == 1
    assert (tmp_path / "out.jsonl").read_text(encoding="utf-8") == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["detente.db", "out.jsonl", "pages"]


def outcome_of(script: str, folder: Path, **options: Any) -> Outcome:
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=folder, capture_output=True, text=True, timeout=60, check=False, **options
    )
    return Outcome(done.returncode, done.stdout, done.stderr)


_SLOW = """
import time
import detente.pipeline
from tests.toy_reader import toy_reading
def slow(article):
    time.sleep(0.2)
    return toy_reading(article)
detente.pipeline.read_page, detente.pipeline.EXTRACTOR = slow, "toy@1"
import sys
sys.argv = ["detente", "add", "pages"]
from detente.cli import main
print("started", flush=True)
main()
"""


def test_ctrl_c_ends_with_130_and_no_traceback(run: Run, pages: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    command = [sys.executable, "-c", _SLOW]
    process = subprocess.Popen(
        command, cwd=pages.parent, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "started\n"
    record = pages.parent / "detente.db.lock"
    for _ in range(200):
        if record.exists():
            break
        time.sleep(0.05)
    time.sleep(0.5)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert "Traceback" not in err
    assert "Stopped after" in err
    assert run("add", "pages").code == 0
    assert articles(run) == 5

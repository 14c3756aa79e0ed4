"""``detente watch``, and ``detente add`` of addresses and of standard input."""

import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from detente.cli.watching import seconds_in
from detente.fetching import Fetcher
from detente.model.errors import UsageError
from tests.cli.conftest import Run
from tests.fetching.site import Site, running

pytestmark = pytest.mark.usefixtures("toy_pipeline")

TEXT = "Anna Aalto met Bo Berg in Oslo. They spoke for two hours about herring and about the price of salt."
FEED = f"""<rss version="2.0"><channel><title>Gazette</title><item><title>Talks</title><guid>g:1</guid>
<description>{TEXT}</description><pubDate>15 Apr 2013 12:00:00 GMT</pubDate></item></channel></rss>"""


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A server on loopback, for a fetcher that makes no pauses."""
    monkeypatch.setattr(Fetcher, "rest", lambda self, seconds: None)
    with running() as site:
        site.put("/feed", FEED, kind="application/rss+xml")
        yield site


@pytest.mark.parametrize(
    ("written", "seconds"), [("90s", 90), ("15m", 900), ("2h", 7200), ("1d", 86_400), ("1.5 H", 5400)]
)
def test_times_are_written_short(written: str, seconds: float) -> None:
    assert seconds_in(written) == seconds


@pytest.mark.parametrize("written", ["", "soon", "15 minutes", "-5m", "0m", "m"])
def test_what_is_no_time_is_refused(written: str) -> None:
    with pytest.raises(UsageError, match="15m"):
        seconds_in(written)


def test_one_round_tells_of_itself_in_a_line(run: Run, site: Site) -> None:
    shown = run("watch", f"{site.url}/feed", "--once", "--allow-private")
    assert (shown.code, shown.out) == (0, "")
    assert shown.err.rstrip().endswith("1 feed: 1 added")
    assert run("agenda").out.count("Oslo") == 1


def test_one_round_for_programmes_and_its_failures(run: Run, site: Site) -> None:
    shown = run("watch", f"{site.url}/feed", f"{site.url}/none", "--once", "--allow-private", "--json")
    assert shown.code == 3
    told = json.loads(shown.out)
    assert (told["feeds"], told["added"], told["pause"]) == (2, 1, None)
    assert told["failures"] == [{"uri": f"{site.url}/none", "reason": "the server answers 404: there is no such page"}]
    assert "/none" in run("failures").out


def test_without_the_flag_this_machine_is_not_asked(run: Run, site: Site) -> None:
    shown = run("add", f"{site.url}/feed")
    assert shown.code == 3
    assert "--allow-private lifts this" in shown.err
    assert site.asked == []


def test_an_address_is_added_and_the_contact_is_told(run: Run, site: Site) -> None:
    shown = run("add", f"{site.url}/feed", "--allow-private", "--contact", "desk@gazette.example")
    assert shown.code == 0
    assert "1 added" in shown.err
    assert "+desk@gazette.example" in site.asked[-1][1]["user-agent"]


@pytest.mark.parametrize("address", ["ftp://gazette.example/feed", "gazette.example/feed"])
def test_a_wrong_address_is_a_wrong_call(run: Run, address: str) -> None:
    shown = run("watch", address)
    assert (shown.code, shown.err.count("\n")) == (2, 1)
    assert address in shown.err


def piped(monkeypatch: pytest.MonkeyPatch, data: str) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data.encode())))


def test_standard_input_is_read_and_each_text_is_an_article_of_its_own(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    for place in ("Oslo", "Bergen", "Oslo"):
        piped(monkeypatch, f"Talks in {place}\n\nAnna Aalto met Bo Berg in {place}.\n")
        assert run("add", "-").code == 0
    assert run("export").out.count('{"kind":"article"') == 2
    piped(monkeypatch, "")
    shown = run("add", "-")
    assert (shown.code, "rejected stdin: it is empty" in shown.err) == (3, True)


_WATCH = """
import sys
import detente.pipeline
from tests.toy_reader import toy_reading
detente.pipeline.read_page, detente.pipeline.EXTRACTOR = toy_reading, "toy@1"
from detente.fetching import Fetcher
Fetcher._pause = lambda *_: None
from detente.cli import main
main()
"""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_the_watch_and_what_was_read_is_kept(run: Run, site: Site, tmp_path: Path, number: int) -> None:
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    command = [sys.executable, "-c", _WATCH, "watch", f"{site.url}/feed", "--allow-private", "--json"]
    process = subprocess.Popen(
        command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert json.loads(process.stdout.readline())["added"] == 1
    started = time.monotonic()
    process.send_signal(number)
    _, err = process.communicate(timeout=20)
    assert (process.returncode, "Traceback" in err) == (0, False)
    assert time.monotonic() - started < 10
    assert run("agenda").out.count("Oslo") == 1

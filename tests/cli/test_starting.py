"""How the command line starts: fast, with help, and with an answer to a wrong call."""

import subprocess
import sys
from pathlib import Path

import pytest

from detente.calendar.days import human
from tests.cli.conftest import Run

HEAVY = {"spacy", "sqlalchemy", "alembic", "trafilatura", "rensa", "nupunkt", "rapidfuzz", "rich", "lxml", "numpy"}


def test_starting_imports_nothing_heavy() -> None:
    code = "import sys, detente.cli; print(*{name.split('.')[0] for name in sys.modules})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "typer" in loaded
    assert loaded & HEAVY == set()


def test_starting_imports_nothing_that_only_an_answer_needs() -> None:
    code = "import sys, detente.cli; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert {"detente.api", "detente.model.record"} & set(done.stdout.split()) == set()


def test_help_imports_nothing_heavy_and_lists_the_commands_in_sections() -> None:
    code = (
        "import sys; sys.argv = ['detente', '--help']\n"
        "from detente.cli import main\n"
        "try: main()\n"
        "except SystemExit: print(*{name.split('.')[0] for name in sys.modules})"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    *shown, loaded = done.stdout.strip().splitlines()
    assert set(loaded.split()) & HEAVY == set()
    assert "Ask the record:" in shown
    assert any(line.split()[:1] == ["agenda"] for line in shown)


@pytest.mark.parametrize("arguments", [["--bogus"], ["nonsense"], ["add"], ["show"], ["agenda", "--between", "US"]])
def test_a_wrong_call_ends_with_2_and_no_traceback(run: Run, arguments: list[str]) -> None:
    shown = run(*arguments)
    assert shown.code == 2
    assert shown.out == ""
    assert "Traceback" not in shown.err


def test_a_reader_that_goes_away_is_no_error(by_hand: Path) -> None:
    code = "import sys; sys.argv = ['detente', 'export', '--excerpts']; from detente.cli import main; main()"
    process = subprocess.Popen(
        [sys.executable, "-c", code], cwd=by_hand.parent, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    assert "Traceback" not in process.stderr.read()
    process.wait(20)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("2013-04-15", "15 Apr 2013"),
        ("2013-09-05/2013-09-06", "5–6 Sep 2013"),
        ("2013-08-30/2013-09-02", "30 Aug – 2 Sep 2013"),
        ("2013-12-30/2014-01-02", "30 Dec 2013 – 2 Jan 2014"),
        ("2012-01-08/2013-12-15", "between 8 Jan 2012 and 15 Dec 2013"),
        ("2013-04", "April 2013"),
        ("2011-09/2013-02", "Sep 2011 – Feb 2013"),
        ("2013-01/2013-03", "Jan – Mar 2013"),
        ("2013", "2013"),
        ("2013-23", "autumn 2013"),
        ("2013-04-15T10:00:00Z", "15 Apr 2013"),
        ("2013-04-15~", "about 15 Apr 2013"),
        (None, ""),
        ("whenever", "whenever"),
    ],
)
def test_days_are_written_as_people_write_them(value: str | None, shown: str) -> None:
    assert human(value) == shown


def test_a_day_can_have_its_weekday() -> None:
    assert human("2013-04-15", weekday=True) == "Mon 15 Apr 2013"

"""The limited worker: what it returns, what it stops, and that it leaves nothing behind."""

import os
import resource
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from detente.reading.confined import Exceeded, confined

ROOT = Path(__file__).parents[2]


class Odd(Exception):
    """An error that cannot be sent from one process to another."""

    def __init__(self, one: int, two: int) -> None:
        super().__init__(f"{one} and {two}")


def double(number: int) -> int:
    return 2 * number


def own_id() -> int:
    return os.getpid()


def fail(message: str) -> None:
    raise KeyError(message)


def fail_oddly() -> None:
    raise Odd(1, 2)


def wait() -> None:
    time.sleep(60)


def loop_in_c() -> None:
    sum(range(10**11))


def grow() -> None:
    held = []
    while True:
        held.append(bytes(10_000_000))


def nest(depth: int) -> int:
    return nest(depth + 1)


def crash() -> None:
    os.kill(os.getpid(), signal.SIGSEGV)


def leave() -> None:
    os._exit(3)


def chatter() -> str:
    os.write(1, b"noise")
    os.write(2, b"noise")
    return "said"


def hold(megabytes: int) -> int:
    return len(b"x" * (megabytes * 1_000_000))


def limits() -> tuple[int, int]:
    return resource.getrlimit(resource.RLIMIT_AS)


def alive(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def test_it_returns_what_the_function_returns_from_another_process() -> None:
    assert confined(double, 21) == 42
    assert confined(own_id) != os.getpid()


def test_one_process_serves_many_calls() -> None:
    assert len({confined(own_id) for _ in range(5)}) == 1


def test_what_the_function_raises_is_raised_with_the_place_where() -> None:
    before = confined(own_id)
    with pytest.raises(KeyError, match="no such page") as caught:
        confined(fail, "no such page")
    assert "in fail" in caught.value.__notes__[0]
    assert confined(own_id) == before


def test_an_error_that_cannot_be_sent_is_told() -> None:
    with pytest.raises(RuntimeError, match="Odd: 1 and 2"):
        confined(fail_oddly)


@pytest.mark.parametrize("endless", [wait, loop_in_c])
def test_what_takes_too_long_is_stopped(endless: Callable[[], None]) -> None:
    start = time.monotonic()
    with pytest.raises(Exceeded, match=r"longer than 0\.5 s"):
        confined(endless, seconds=0.5)
    assert time.monotonic() - start < 5
    assert confined(double, 2) == 4


def test_what_needs_too_much_memory_is_stopped() -> None:
    with pytest.raises(Exceeded, match="more than 200 MB"):
        confined(grow, megabytes=200)
    assert confined(double, 2) == 4


def test_what_nests_without_end_is_stopped() -> None:
    with pytest.raises(Exceeded, match="nested too deeply"):
        confined(nest, 0)


@pytest.mark.parametrize(("end", "how"), [(crash, "SIGSEGV"), (leave, "exit 3")])
def test_a_crash_is_told_and_the_next_call_goes_on(end: Callable[[], None], how: str) -> None:
    with pytest.raises(Exceeded, match=how):
        confined(end)
    assert confined(double, 2) == 4


def test_each_call_has_its_own_limits() -> None:
    assert confined(limits, megabytes=300)[0] == 300_000_000
    assert confined(limits, megabytes=400)[0] == 400_000_000


def test_a_process_that_has_grown_is_replaced() -> None:
    before = confined(own_id)
    assert confined(hold, 200, megabytes=400) == 200_000_000
    assert confined(own_id) != before
    assert not alive(before)


def test_what_the_function_prints_disturbs_nobody() -> None:
    assert confined(chatter) == "said"


def test_large_arguments_and_results_pass() -> None:
    assert len(confined(bytes.upper, b"x" * 30_000_000)) == 30_000_000


def test_threads_wait_for_each_other() -> None:
    found: list[int] = []
    threads = [threading.Thread(target=lambda n=n: found.append(confined(double, n))) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(found) == [0, 2, 4, 6, 8, 10, 12, 14]


def test_a_forked_process_has_a_worker_of_its_own() -> None:
    ours = confined(own_id)
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.write(writing, str(confined(own_id)).encode())
        os._exit(0)
    os.waitpid(child, 0)
    theirs = int(os.read(reading, 20))
    os.close(reading)
    os.close(writing)
    assert theirs != ours
    assert confined(own_id) == ours
    assert _gone(theirs)


_CALLER = """
import sys
from tests.reading.test_confined import confined, own_id, wait
print(confined(own_id), flush=True)
{then}
"""


@pytest.mark.parametrize(
    ("then", "sent"),
    [("", None), ("sys.stdin.read()", signal.SIGKILL), ("confined(wait, seconds=1)", signal.SIGKILL)],
    ids=["at the end", "idle when its caller is killed", "busy when its caller is killed"],
)
def test_no_worker_outlives_its_caller(then: str, sent: signal.Signals | None) -> None:
    with _caller(then) as caller:
        worker = _worker_of(caller)
        if sent:
            time.sleep(0.2)
            caller.send_signal(sent)
        caller.wait(timeout=10)
    assert _gone(worker)


def test_an_interrupt_reaches_the_caller_and_ends_the_worker() -> None:
    then = "try:\n    confined(wait, seconds=60)\nexcept KeyboardInterrupt:\n    print('interrupted', flush=True)"
    with _caller(then) as caller:
        worker = _worker_of(caller)
        time.sleep(0.3)
        caller.send_signal(signal.SIGINT)
        assert caller.stdout is not None
        assert caller.stdout.readline().strip() == "interrupted"
        caller.wait(timeout=10)
    assert _gone(worker)


def test_a_file_in_the_folder_where_one_works_is_not_imported(tmp_path: Path) -> None:
    (tmp_path / "lxml.py").write_text("raise SystemExit('imported from the wrong place')", encoding="utf-8")
    script = "from detente.reading.confined import confined\nimport importlib\n"
    script += "print(confined(importlib.import_module, 'json.scanner').__name__)"
    # A module cannot be sent back, so the call tells that; what counts is that the worker came up at all.
    found = subprocess.run(
        [sys.executable, "-P", "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert "cannot pickle 'module' object" in found.stderr


def test_what_its_caller_holds_in_memory_does_not_cost_a_worker_its_place() -> None:
    script = (
        "import os\nfrom detente.reading.confined import confined\nlarge = b'x' * 400_000_000\n"
        "print(confined(os.getpid) == confined(os.getpid))"
    )
    found = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "True"


def _caller(then: str) -> subprocess.Popen[str]:
    script = _CALLER.format(then=then)
    return subprocess.Popen(
        [sys.executable, "-c", script], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def _worker_of(caller: subprocess.Popen[str]) -> int:
    assert caller.stdout is not None
    return int(caller.stdout.readline())


def _gone(process: int) -> bool:
    deadline = time.monotonic() + 8
    while alive(process) and time.monotonic() < deadline:
        time.sleep(0.05)
    return not alive(process)

"""Options of the whole test suite, and what several of its rooms need."""

import pytest

from tests.toy_reader import toy_reading


def pytest_addoption(parser: pytest.Parser) -> None:
    """Goldens are rewritten only on purpose, and the change is then read like any other."""
    parser.addoption(
        "--rewrite-goldens", action="store_true", help="write the golden files anew from what comes out now"
    )


@pytest.fixture
def toy_pipeline(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages are read without a language model."""
    monkeypatch.setattr("detente.pipeline.read_page", toy_reading)
    monkeypatch.setattr("detente.pipeline.EXTRACTOR", "toy@1")

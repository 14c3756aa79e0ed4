"""Options of the whole test suite."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Goldens are rewritten only on purpose, and the change is then read like any other."""
    parser.addoption(
        "--rewrite-goldens", action="store_true", help="write the golden files anew from what comes out now"
    )

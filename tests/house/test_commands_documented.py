"""docs/commands.md names every command and option that the command line has, and none that it has not."""

import re
from pathlib import Path

import pytest
import typer

cli = pytest.importorskip("detente.cli")

PAGE = Path(__file__).parents[2] / "docs" / "commands.md"


def _commands() -> dict[str, set[str]]:
    group = typer.main.get_command(cli.app)
    return {
        name: {option for parameter in command.params for option in parameter.opts if option.startswith("--")}
        for name, command in getattr(group, "commands", {}).items()
        if not command.hidden
    }


def _sections() -> dict[str, str]:
    parts = re.split(r"^## `detente (\w+)[^`\n]*`$", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def test_the_page_has_the_commands_that_exist() -> None:
    assert set(_sections()) == set(_commands())


def test_every_option_stands_under_its_command() -> None:
    sections = _sections()
    missing = {
        name: sorted(option for option in options - {"--help"} if f"`{option}" not in sections[name])
        for name, options in _commands().items()
    }
    assert {name: options for name, options in missing.items() if options} == {}


def test_no_option_is_documented_that_does_not_exist() -> None:
    commands = _commands()
    invented = {
        name: sorted(set(re.findall(r"`(--[a-z-]+)", text)) - commands.get(name, set()))
        for name, text in _sections().items()
    }
    assert {name: options for name, options in invented.items() if options} == {}

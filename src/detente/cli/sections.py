"""The help of the whole command line: the commands under what one wants of them."""

from itertools import groupby
from typing import Any

from typer.core import TyperGroup

_NAME, _LIMIT = 11, 200  # one column for all sections; the formatter breaks longer lines


class Sections(TyperGroup):
    """A group of commands whose help lists them in sections, in plain text: drawing it with rich takes too long."""

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write the commands with their first lines, each section under its title."""
        commands = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        for title, group in groupby(commands, key=lambda each: getattr(each[1], "rich_help_panel", None)):
            with formatter.section(title):
                formatter.write_dl(
                    [(name.ljust(_NAME), command.get_short_help_str(_LIMIT)) for name, command in group if command]
                )

"""The command line: commands and tables for people, without any logic of their own about the record."""

from detente.cli.commands import app, main

__all__ = ["app", "main"]

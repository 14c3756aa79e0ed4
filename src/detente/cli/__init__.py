"""The command line: commands and tables for people, without any logic of their own about the record."""

from detente.cli.app import main

__all__ = ["main"]

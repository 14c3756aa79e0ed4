"""détente reads the news from many outlets and keeps the diplomatic record."""

__version__ = "0.1.0"

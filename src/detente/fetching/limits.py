"""How much may be fetched, how long it may take, how politely it is asked for, and in whose name."""

from dataclasses import dataclass

from detente import __version__


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The limits of every fetch. Sizes are bytes, times seconds; ``most_bytes`` counts what was unpacked.

    Only ``ports`` are asked; ``allow_private`` lets addresses of this machine and of intranets be asked, at any port.
    ``contact`` is a mail address or a web address that goes to every outlet with the name of the program.
    """

    most_bytes: int = 20_000_000
    most_packed: int = 10_000_000
    seconds: float = 30.0
    redirects: int = 5
    delay: float = 2.0
    longest_delay: float = 120.0
    ports: frozenset[int] = frozenset((80, 443))
    allow_private: bool = False
    contact: str | None = None

    @property
    def agent(self) -> str:
        """What the program calls itself to outlets."""
        contact = "".join(character for character in self.contact or "" if " " < character < "\x7f")
        return f"detente/{__version__} (news reader{'; +' + contact if contact else ''})"

"""The table of attributes: what each family of acts can say, how it is compared, combined and disputed.

Schema, merging, exports and codebook read this table; a new attribute is one row here.
"""

from dataclasses import dataclass
from typing import Any, Literal

from detente.model.times import TimeRef

ValueType = Literal["actor", "time", "place", "text", "number", "flag", "event", "issue", "telling", "word"]
Combine = Literal["union", "latest", "most specific", "most told", "container", "first"]
Dispute = Literal["never", "different", "disjoint"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribute:
    """One row: a name, its value type, and how several tellings of it become one.

    ``combine``: ``union`` keeps all values, ``latest`` the furthest in the life of the act, ``most specific`` the
    narrowest value that the tellings agree on, ``most told`` what most independent origins say, ``container`` the
    same, but a law or a list before what it enacts, ``first`` the earliest known. ``dispute``: two values are one
    when ``different``, when ``disjoint`` (June and 17 June are none), or ``never``.
    """

    name: str
    type: ValueType
    combine: Combine
    dispute: Dispute = "never"
    words: tuple[str, ...] = ()  # for type "word": the values allowed


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """One family of acts: its roles, its attributes, its types, and its statuses in the order of an act's life."""

    name: str
    roles: tuple[str, ...]
    attributes: dict[str, Attribute]
    types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()

    def check(self, attribute: str, value: Any) -> None:
        """Raise ValueError where no act of this family can have this value of this attribute."""
        row = self.attributes.get(attribute)
        if row is None:
            raise ValueError(f"a {self.name} has no {attribute!r}")
        if row.words and value not in row.words:
            raise ValueError(f"a {self.name}'s {attribute} cannot be {value!r}")
        wanted = _PYTHON_TYPES.get(row.type, str)
        if not isinstance(value, wanted) or isinstance(value, bool) or value == "":
            raise ValueError(f"a {self.name}'s {attribute} is a {row.type}, not {value!r}")


_PYTHON_TYPES: dict[str, type] = {"time": TimeRef, "number": int, "flag": int}

_COMMON = (
    Attribute(name="time", type="time", combine="most specific", dispute="disjoint"),
    Attribute(name="place", type="place", combine="most specific", dispute="different"),
    Attribute(name="agenda", type="issue", combine="union"),
    Attribute(name="because", type="text", combine="first"),
    Attribute(name="answers", type="telling", combine="union"),
    Attribute(name="name", type="text", combine="most told"),
)

_TYPES = {
    "meeting": ("summit", "sideline meeting", "multilateral summit", "talks", "visit", "phone call"),
    "measure": (
        "law",
        "blacklist",
        "visa ban",
        "asset freeze",
        "expulsion",
        "recall of ambassador",
        "closure",
        "import ban",
        "export ban",
        "embargo",
        "arms embargo",
        "adoption ban",
        "suspension of relations",
        "tariff",
        "aid cut",
        "sanctions",
        "treaty withdrawal",
        "other",
    ),
    "message": ("letter", "note", "ultimatum"),
    "agreement": ("accord",),
    "accusation": ("investigation",),
    "concession": (
        "release",
        "withdrawal",
        "ceasefire",
        "disarmament",
        "easing",
        "pardon",
        "access",
        "return",
        "resignation",
        "apology",
    ),
}

# In the order of an act's life, so that "the latest" of several statuses in one article is the last in its row.
_STATUSES = {
    "meeting": ("proposed", "unconfirmed", "planned", "confirmed", "postponed", "declined", "cancelled", "held"),
    "measure": ("threatened", "announced", "in force", "lifted"),
    "message": ("sent", "delivered", "answered"),
}


# Who does something and towards whom, of all families but meetings, which have no direction.
ACTING = ("imposer", "sender", "speaker", "actor")
ADDRESSED = ("target", "recipient", "audience")

# One list or law is one act, told with or without its provisions.
CONTAINERS = frozenset({"law", "blacklist"})


def _family(name: str, *roles: str, extra: tuple[Attribute, ...] = ()) -> Family:
    rows = [Attribute(name=role, type="actor", combine="union") for role in roles]
    if name in _TYPES:
        rows.append(Attribute(name="type", type="word", combine="container", words=_TYPES[name]))
    if name in _STATUSES:
        rows.append(Attribute(name="status", type="word", combine="latest", words=_STATUSES[name]))
    return Family(
        name=name,
        roles=roles,
        attributes={row.name: row for row in (*rows, *_COMMON, *extra)},
        types=_TYPES.get(name, ()),
        statuses=_STATUSES.get(name, ()),
    )


_EVENT = Attribute(name="host_event", type="event", combine="most told", dispute="different")
_TEXT = Attribute(name="text", type="text", combine="first")
_MEASURE = (
    Attribute(name="provision", type="word", combine="union", words=_TYPES["measure"]),
    Attribute(name="count", type="number", combine="most told", dispute="different"),
    Attribute(name="count_of", type="text", combine="most told"),
    Attribute(name="amount", type="text", combine="most told", dispute="different"),
)
_STATEMENT = (
    _TEXT,
    Attribute(name="direct", type="flag", combine="most told"),
    Attribute(name="cue", type="text", combine="first"),
    Attribute(name="via", type="text", combine="first"),
    Attribute(name="continues", type="telling", combine="first"),
)

FAMILIES: dict[str, Family] = {
    family.name: family
    for family in (
        _family("meeting", "participant", "host", extra=(_EVENT,)),
        _family("measure", "imposer", "target", extra=_MEASURE),
        _family("message", "sender", "recipient", "carrier", extra=(_TEXT,)),
        _family("statement", "speaker", "audience", extra=_STATEMENT),
        _family("agreement", "actor", "recipient", extra=(_TEXT,)),
        _family("accusation", "actor", "recipient", extra=(_TEXT,)),
        _family("demand", "actor", "recipient", extra=(_TEXT,)),
        _family("threat", "actor", "recipient", extra=(_TEXT,)),
        _family("offer", "actor", "recipient", extra=(_TEXT,)),
        _family("refusal", "actor", "recipient", extra=(_TEXT,)),
        _family("force", "actor", "recipient", extra=(_TEXT,)),
        _family("support", "actor", "recipient", extra=(_TEXT,)),
        _family("cooperation", "actor", "recipient", extra=(_TEXT,)),
        _family("aid", "actor", "recipient", extra=(_TEXT,)),
        _family("concession", "actor", "recipient", extra=(_TEXT,)),
        _family("coercion", "actor", "recipient", extra=(_TEXT,)),
        _family("protest", "actor", "recipient", extra=(_TEXT,)),
        _family("mobilization", "actor", "recipient", extra=(_TEXT,)),
    )
}

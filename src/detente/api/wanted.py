"""What a person types as the value of an attribute, checked and as the record writes it."""

from collections.abc import Sequence

from detente.api.naming import one_actor
from detente.api.view import View
from detente.calendar import edtf
from detente.model.errors import UsageError
from detente.model.families import FAMILIES, Attribute
from detente.model.record import Act

_FLAGS = {"yes": 1, "true": 1, "no": 0, "false": 0}
INTERNAL = frozenset({"cue"})  # an act has no field for it


def wanted_values(view: View, act: Act, attribute: str, words: Sequence[str]) -> tuple[str | int, ...]:
    """The values of an attribute as the record writes them; empty words are no value.

    Somebody without a name who is in the act already goes by the article's words.

    Raises ``UsageError`` for an attribute that such an act has not, for several values of one that has one, and for a
    value of the wrong kind.
    """
    rows = {name: row for name, row in FAMILIES[act.family].attributes.items() if name not in INTERNAL}
    if attribute not in rows:
        raise UsageError(f"{attribute}: a {act.family} has no such attribute; it has {', '.join(rows)}")
    row = rows[attribute]
    given = [each.strip() for each in words if each.strip()]
    if len(given) > 1 and row.combine != "union":
        raise UsageError(f"{attribute}: an act has one {attribute}, not {len(given)}")
    return tuple(dict.fromkeys(_value(view, act, row, each) for each in given))


def _value(view: View, act: Act, row: Attribute, words: str) -> str | int:
    if row.type == "actor":
        nameless = {each.described for each in act.participants if each.actor is None}
        return words if words in nameless else one_actor(words, view.conclusions.actors)
    if row.type == "telling":
        return _telling(view, act, row, words)
    if row.type == "time" and not edtf.is_valid(words):
        raise UsageError(
            f"{row.name}={words}: this is no date; write it as 2013, 2013-04, 2013-04-15 or 2013-04-15/2013-04-17"
        )
    if row.type == "word" and words not in row.words:
        raise UsageError(f"{row.name}={words}: it can be {', '.join(row.words)}")
    if row.type == "number":
        return _number(row, words)
    if row.type == "flag":
        if words.lower() not in _FLAGS:
            raise UsageError(f"{row.name}={words}: it can be yes or no")
        return _FLAGS[words.lower()]
    return words


def _number(row: Attribute, words: str) -> int:
    digits = words.replace(",", "")
    if not digits.isdecimal():
        raise UsageError(f"{row.name}={words}: this is no number")
    return int(digits)


def _telling(view: View, act: Act, row: Attribute, words: str) -> str:
    """The earliest telling of the act that is named: acts come and go, tellings stay."""
    other = view.act(words)
    if other.id == act.id:
        raise UsageError(f"{row.name}={words}: this is the same act")
    return other.claims[0].claim.telling

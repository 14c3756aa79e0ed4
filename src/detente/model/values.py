"""What an act says of an attribute, by the name that the table of attributes has for it."""

from detente.model.families import FAMILIES
from detente.model.record import Act, Place

Values = tuple[str | int, ...]

# The attributes whose field of an act has another name.
_FIELDS = {"provision": "provisions", "answers": "responds_to"}


def field_of(attribute: str) -> str:
    """The name of the field of an act that holds an attribute which is no role."""
    return _FIELDS.get(attribute, attribute)


def values_of(act: Act, attribute: str) -> Values:
    """The values of an attribute, actors and acts as ids, none where it is unknown."""
    if attribute in FAMILIES[act.family].roles:
        here = (each for each in act.participants if each.role == attribute)
        return tuple(each.actor or each.described or "" for each in here)
    value = getattr(act, field_of(attribute), None)
    if isinstance(value, Place):
        return (value.name,)
    if isinstance(value, tuple):
        return value
    return () if value is None else (value,)

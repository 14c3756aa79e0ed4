"""How two places lie to each other: the same, one inside the other, or apart."""

from typing import Literal

from detente.lexicon.places import find_place
from detente.lexicon.states import states

Relation = Literal["same", "inside", "apart", "abroad", "unknown"]


def compare_places(left: str, right: str) -> Relation:
    """``same``, one ``inside`` the other (a town, its country), ``apart`` in one country, ``abroad``, ``unknown``."""
    here, there = find_place(left), find_place(right)
    our_name, their_name = (here.name if here else left), (there.name if there else right)
    if our_name.casefold() == their_name.casefold():
        return "same"
    if here is None or there is None:
        inside = our_name.casefold() in their_name.casefold() or their_name.casefold() in our_name.casefold()
        return "inside" if inside else "unknown"
    if here.country != there.country:
        return "abroad"
    return "inside" if is_country(left) or is_country(right) else "apart"


def is_country(name: str) -> bool:
    """Whether a place is a whole country."""
    place = find_place(name)
    state = states().get(place.country) if place is not None and place.country is not None else None
    return state is not None and place is not None and place.name == state.name

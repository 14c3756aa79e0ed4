"""How an act reads in a line: who, what, where."""

from collections.abc import Iterable

from detente.api.view import View
from detente.model.record import Act, Participant

# Who stands before the arrow and who behind it; a meeting has no direction.
_FROM = ("imposer", "sender", "speaker", "actor")
_TO = ("target", "recipient", "audience")


def who(act: Act, view: View) -> str:
    """The participants: ``Obama, Putin`` for a meeting, ``Russia → Turkey`` for what one does to another."""
    if act.family == "meeting":
        return ", ".join(_names(act.participants, view, "host", "participant"))
    sides = [", ".join(_names(act.participants, view, *roles)) for roles in (_FROM, _TO)]
    carriers = _names(act.participants, view, "carrier")
    line = " → ".join(side for side in sides if side)
    return f"{line} (by {', '.join(carriers)})" if carriers else line


def what(act: Act, view: View) -> str:
    """What it is: ``summit · G20 summit``, ``import ban``, ``blacklist · 18 officials``; a statement's words."""
    if act.text and act.family not in ("meeting", "measure", "message"):
        return act.text
    return " · ".join(_parts(act))


def where(act: Act) -> str:
    """The place with its country, as far as they are known."""
    if act.place is None:
        return ""
    return act.place.name


def title(act: Act, view: View) -> str:
    """One line that names the act: ``Barack Obama, Vladimir Putin: summit, Moscow``."""
    line = ": ".join(part for part in (who(act, view), what(act, view)) if part)
    return ", ".join(part for part in (line, where(act)) if part)


def _parts(act: Act) -> Iterable[str]:
    yield _kind(act)
    if act.name:
        yield act.name
    if act.host_event:
        yield act.host_event
    if act.count is not None:
        yield f"{act.count:,} {act.count_of or ''}".strip()
    if act.amount:
        yield act.amount
    if act.provisions:
        yield "with " + ", ".join(act.provisions)
    if act.text:
        yield act.text


def _kind(act: Act) -> str:
    """The type; for a measure of no known kind the word that the first claim rests on, which says more than "other"."""
    if act.type != "other":
        return act.type or act.family
    exact = [told.claim.exact for told in act.claims if told.claim.attribute == "type"]
    return f"{act.family} (“{exact[0]}”)" if exact else act.family


def _names(participants: Iterable[Participant], view: View, *roles: str) -> list[str]:
    names = [name_of(each, view) for role in roles for each in participants if each.role == role]
    return list(dict.fromkeys(names))


def name_of(participant: Participant, view: View) -> str:
    """A participant's name, or the article's words for somebody without one."""
    if participant.actor and not participant.actor.startswith("unnamed-"):
        return view.name(participant.actor)
    return participant.described or (view.name(participant.actor) if participant.actor else "somebody")

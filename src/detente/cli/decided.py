"""What people decided, in words: a line for a judgement, and the lines that an act shows of those on it."""

from collections.abc import Iterator

from detente.api import wording
from detente.api.view import View
from detente.calendar.days import human
from detente.model.judgement import Judgement
from detente.model.record import Act, Correction

_SAID = {"same": "made one act of several", "different": "split from another act", "retract": "a claim retracted"}


def judgement_line(judgement: Judgement, view: View) -> str:
    """What was judged, in one line; of an act that is no more, its telling."""
    if judgement.verdict == "correct":
        values = value_words(judgement.attribute or "", judgement.values, view)
        return f"{_of(judgement.tellings, view)}: {judgement.attribute} is {values}"
    if judgement.verdict == "same":
        return f"{len(judgement.tellings)} tellings are one act: {_of(judgement.tellings, view)}"
    if judgement.verdict == "different":
        others = judgement.others or judgement.tellings[1:]
        return f"{_of(judgement.tellings, view)} is not {_of(others, view)}"
    if judgement.verdict == "retract":
        return f"{judgement.claim} is not what the article says{_claimed(judgement.claim, view)}"
    if judgement.verdict == "remove":
        return f"{judgement.article} was removed"
    undone = view.judgements.get(judgement.undoes or "")
    return f"taken back: {judgement_line(undone, view) if undone else judgement.undoes}"


def act_lines(act: Act, view: View) -> Iterator[tuple[str, Judgement]]:
    """What people decided on an act, each with the judgement, which says who, when and why."""
    corrected = {each.judgement: correction_line(each, view) for each in act.corrections}
    for each in _judgements(act, view):
        line = corrected.get(each.id) or _SAID.get(each.verdict)
        if line:
            yield line, each


def short_lines(act: Act, view: View) -> Iterator[str]:
    """What people decided on an act, without the values: ``time corrected by Ann``."""
    corrected = {each.judgement: f"{each.attribute.replace('_', ' ')} corrected" for each in act.corrections}
    lines = ((corrected.get(each.id) or _SAID.get(each.verdict), each.who) for each in _judgements(act, view))
    yield from dict.fromkeys(f"{line} by {who}" for line, who in lines if line)


def _judgements(act: Act, view: View) -> Iterator[Judgement]:
    return (view.judgements[each] for each in act.judgements if each in view.judgements)


def correction_line(correction: Correction, view: View) -> str:
    """``time corrected from 15 Apr 2013 to 16 Apr 2013``."""
    name = correction.attribute.replace("_", " ")
    was, now = (value_words(correction.attribute, values, view) for values in (correction.was, correction.values))
    return f"{name} confirmed as {now}" if was == now else f"{name} corrected from {was} to {now}"


def value_words(attribute: str, values: tuple[str | int, ...], view: View) -> str:
    """Values with the names of actors and acts for their ids; ``unknown`` where there is none."""
    if attribute == "direct":
        return "direct" if any(values) else "indirect"
    if attribute == "time":
        return ", ".join(human(str(value)) for value in values) or "unknown"
    return ", ".join(_named(str(value), view) for value in values) or "unknown"


def _named(value: str, view: View) -> str:
    if value.startswith("telling-"):
        return _of((value,), view)
    if value.startswith("act-"):
        found = view.find(value)
        return wording.title(found, view) if found else value
    if value.startswith("state-") and value not in view.actors:
        from detente.lexicon.states import states

        return states()[value[-2:]].name if value[-2:] in states() else value
    return view.name(value)


def _of(tellings: tuple[str, ...], view: View) -> str:
    act = next((found for telling in tellings if (found := view.telling_act(telling))), None)
    return f"“{wording.title(act, view)}”" if act else ", ".join(tellings)


def _claimed(claim: str | None, view: View) -> str:
    found = view.claims.get(claim or "")
    return f": {found.claim.attribute} “{found.claim.exact}”" if found else ""

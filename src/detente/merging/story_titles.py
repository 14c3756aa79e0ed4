"""Titles of stories, made from the acts that the articles tell and not from a headline's wit."""

from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from detente.merging.findings import Context
from detente.model.record import Act

_NAMED = 3
_NOTHING = "No act told"


def title_of(acts: Sequence[Act], articles: AbstractSet[str], context: Context) -> str:
    """Who did what where and when, by the act that most of the articles tell; of statements alone, who speaks."""
    done = [act for act in acts if act.family != "statement"]
    if done:
        return _told(min(done, key=lambda act: (-_tellers(act, articles), -act.origins, act.family, act.id)), context)
    spoken = Counter(
        context.actors[each.actor].name
        for act in acts
        for each in act.participants
        if each.role == "speaker" and each.actor is not None
    )
    speakers = [name for name, _ in sorted(spoken.items(), key=lambda each: (-each[1], each[0]))[:_NAMED]]
    return f"Statements: {', '.join(speakers)}" if speakers else _NOTHING


def _tellers(act: Act, articles: AbstractSet[str]) -> int:
    """How many of the articles tell an act."""
    return len({told.claim.article for told in act.claims} & articles)


def _told(act: Act, context: Context) -> str:
    names = [context.actors[each.actor].name for each in act.participants if each.actor][:_NAMED]
    what = act.name or act.type or act.family
    where = f" in {act.place.name}" if act.place else ""
    when = f", {act.time}" if act.time else ""
    return f"{', '.join(names)}: {what}{where}{when}" if names else f"{what}{where}{when}"

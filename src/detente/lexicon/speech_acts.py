"""The frames of verbs that accuse, demand, threaten, agree, offer, refuse and use force."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from detente.lexicon.loading import read_toml
from detente.model.errors import DataError
from detente.model.families import FAMILIES

ACT_FAMILIES = ("accusation", "demand", "threat", "agreement", "offer", "refusal", "force")
_SLOTS = frozenset(
    {
        "dobj",
        "dobj owner",
        "dative",
        "xcomp",
        "ccomp",
        "ccomp subject",
        "advcl",
        "pcomp",
        "content object",
        "for subject",
        "clause",
        "dobj with",
        "for infinitive",
    }
    | {"of", "for", "over", "on", "upon", "to", "from", "with", "against", "at", "in", "into", "not"}
)


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame of some verbs: where recipient and content stand, what it needs; the file's head explains the rows."""

    verbs: frozenset[str]
    recipient: tuple[str, ...]
    content: tuple[str, ...]
    needs: str
    object: frozenset[str] = frozenset()
    complement: frozenset[str] = frozenset()
    actors: frozenset[str] = frozenset()
    particle: str | None = None
    mood: str | None = None
    type: str | None = None


@cache
def act_frames(family: str) -> tuple[Frame, ...]:
    """The frames of one family in the order of ``data/speech_acts.toml``; DataError where a row is wrong."""
    rows = _data().get(family)
    if not isinstance(rows, list) or not rows:
        raise DataError(f"speech_acts.toml: no frames of {family}")
    return tuple(_frame(family, row) for row in rows)


@cache
def frames_by_verb(family: str) -> dict[str, tuple[Frame, ...]]:
    """For each verb of a family, by its lemma in lower case, the frames that it may fill, in the order of the data."""
    frames = act_frames(family)
    verbs = {verb for frame in frames for verb in frame.verbs}
    return {verb: tuple(frame for frame in frames if verb in frame.verbs) for verb in verbs}


@cache
def families_off() -> frozenset[str]:
    """The families that a record leaves out unless it is asked for them; DataError where one does not exist."""
    off = frozenset(_data().get("switch", {}).get("off", ()))
    if unknown := off - set(FAMILIES):
        raise DataError(f"speech_acts.toml: there is no family {sorted(unknown)}")
    return off


@cache
def foreign_content() -> frozenset[str]:
    """Heads of content that belong to other families ("to meet") or are no acts between states."""
    return act_words("never", "content")


@cache
def unreal_words(kind: str) -> frozenset[str]:
    """Lemmas of one kind ("wishes", "restraints", "scenarios") that make an act one that is not told as done."""
    return act_words("unreal", kind)


@cache
def act_words(table: str, row: str) -> frozenset[str]:
    """One list of lemmas; DataError where ``data/speech_acts.toml`` has no such list."""
    words = _data().get(table, {}).get(row)
    if not words:
        raise DataError(f"speech_acts.toml: no {table}.{row}")
    return frozenset(words)


@cache
def _data() -> dict[str, Any]:
    return read_toml("speech_acts.toml")


def _frame(family: str, row: dict[str, Any]) -> Frame:
    slots = [*row.get("recipient", []), *row.get("content", [])]
    if unknown := set(slots) - _SLOTS:
        raise DataError(f"speech_acts.toml: {family} knows no {sorted(unknown)}")
    if not row.get("verbs") or row.get("needs") not in ("content", "recipient", "both"):
        raise DataError(f"speech_acts.toml: a frame of {family} has no verbs or does not say what it needs")
    return Frame(
        verbs=frozenset(row["verbs"]),
        recipient=tuple(row.get("recipient", ())),
        content=tuple(row.get("content", ())),
        needs=row["needs"],
        object=frozenset(row.get("object", ())),
        complement=frozenset(row.get("complement", ())),
        actors=frozenset(row.get("actors", ())),
        particle=row.get("particle"),
        mood=row.get("mood"),
        type=row.get("type"),
    )

"""Decisions of people: acts corrected, merged and split, claims retracted, articles removed, decisions taken back."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from detente.api.view import View
from detente.api.wanted import wanted_values
from detente.model.errors import UsageError
from detente.model.judgement import Judgement, decisions, identified, standing
from detente.model.record import Act

if TYPE_CHECKING:
    from detente.ledger import Ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What somebody decided, and the record before and after it."""

    judgements: tuple[Judgement, ...]
    before: View
    after: View


# From the record as it is to judgements that nobody has signed yet.
Draft = Callable[[View], Sequence[Judgement]]


def decide(record: Path, draft: Draft, *, who: str, because: str) -> Decision:
    """Put what ``draft`` makes of the record into its log, signed, and conclude anew.

    Raises :class:`~detente.model.errors.UsageError` where the draft does, where nobody or no reason is named, and where
    there is no record.
    """
    from detente.api.concluding import conclude, concluded
    from detente.ledger import Ledger

    for what, said in (("who decides", who), ("why", because)):
        if not said.strip():
            raise UsageError(f"a decision needs to say {what}")
    with Ledger.open(record):  # which says so where there is none; to open one for writing would make it
        pass
    with Ledger.open(record, mode="write") as ledger:
        before = View(ledger.conclusions() or concluded(ledger))
        made = _signed(draft(before), ledger, who=who.strip(), because=because.strip())
        ledger.judge(made)
        return Decision(judgements=made, before=before, after=View(conclude(ledger)))


def unsigned(verdict: str, **what: object) -> Judgement:
    """A judgement that :func:`decide` signs."""
    return Judgement(id="", verdict=verdict, who="", because="", recorded="", **what)  # type: ignore[arg-type]


def correction(view: View, act_id: str, wanted: Mapping[str, Sequence[str]]) -> list[Judgement]:
    """That the act has these values; an attribute without one is not known.

    Raises ``UsageError`` for an act, an attribute or a name that is unknown, and for a value of the wrong kind.
    """
    act = view.act(act_id)
    if not wanted:
        raise UsageError("nothing to correct: say it as attribute=value, such as time=2013-04-15")
    stands = {each.attribute: each.values for each in act.corrections}
    drafts = []
    for attribute, words in wanted.items():
        values = wanted_values(view, act, attribute, words)
        if stands.get(attribute) == values:
            raise UsageError(f"{attribute}: somebody has corrected it to that already")
        drafts.append(unsigned("correct", tellings=tellings_of(act), attribute=attribute, values=values))
    return drafts


def merging(view: View, act_ids: Sequence[str]) -> list[Judgement]:
    """That these acts are one. Raises ``UsageError`` where a judgement that stands says otherwise."""
    acts = list({act.id: act for act in map(view.act, act_ids)}.values())
    if len(acts) < 2:
        raise UsageError(f"{', '.join(act_ids)}: this is one act already")
    if len({act.family for act in acts}) > 1:
        raise UsageError(f"{' and '.join(f'a {act.family}' for act in acts)} cannot be one act")
    _check_apart(view, acts)
    _check_corrections(acts)
    return [unsigned("same", tellings=tuple(telling for act in acts for telling in tellings_of(act)))]


def splitting(view: View, act_id: str, tellings: Sequence[str]) -> list[Judgement]:
    """That these of an act's tellings are an act of their own. Raises ``UsageError`` for tellings of no such act."""
    act = view.act(act_id)
    own = tellings_of(act)
    away = tuple(dict.fromkeys(one_of(each, own, "telling", of=f"act {view.short_id(act)}") for each in tellings))
    stay = tuple(each for each in own if each not in away)
    if not away or not stay:
        raise UsageError(f"act {view.short_id(act)} has {len(own)} tellings: name some of them, not all")
    for each in standing(view.conclusions.judgements):
        if each.verdict == "same" and set(each.tellings) & set(away) and set(each.tellings) & set(stay):
            raise UsageError(f"these are one act: {signature(each)}; `detente undo {each.id}` takes that back")
    return [unsigned("different", tellings=away, others=stay)]


def retraction(view: View, claim: str) -> list[Judgement]:
    """That a claim falls. Raises ``UsageError`` where there is no such claim, or it fell before."""
    claims = {told.claim.id for act in view.conclusions.acts for told in act.claims}
    fallen = {each.claim: each for each in standing(view.conclusions.judgements) if each.claim is not None}
    found = one_of(claim, [*sorted(claims), *(each for each in fallen if each not in claims)], "claim")
    if found in fallen:
        raise UsageError(f"{found} is retracted: {signature(fallen[found])}")
    return [unsigned("retract", claim=found)]


def undoing(view: View, which: str) -> list[Judgement]:
    """That the last ``which`` decisions (a number), or the judgement of that id, count no more.

    Raises ``UsageError`` where there are fewer, where the judgement is unknown, was taken back, or removed an article.
    """
    made = view.conclusions.judgements
    stands = {each.id: each for each in standing(made)}
    if which.isdigit():
        last = [decision for decision in decisions(tuple(stands.values())) if decision[0].verdict != "remove"]
        number = int(which)
        if not 0 < number <= len(last):
            raise UsageError(f"{which}: {len(last) or 'no'} decisions are there to take back")
        return [unsigned("undo", undoes=each.id) for decision in last[-number:] for each in decision]
    found = one_of(which, [each.id for each in made], "judgement")
    if view.judgements[found].verdict == "remove":
        raise UsageError(
            f"{found} removed an article, and nothing brings its text back; add the article again elsewhere"
        )
    if found not in stands and view.judgements[found].verdict != "undo":
        raise UsageError(f"{found} was taken back before")
    return [unsigned("undo", undoes=found)]


def removal(view: View, article: str) -> list[Judgement]:
    """That an article's text may not be kept. Raises ``UsageError`` where no article has this id or uri."""
    gone = [each for each in view.conclusions.judgements if each.verdict == "remove" and each.article == article]
    if gone:
        raise UsageError(f"{article} was removed: {signature(gone[0])}")
    named = [each for each, read in view.articles.items() if read.article.uri == article]
    found = named[0] if len(named) == 1 else one_of(article, list(view.articles), "article")
    return [unsigned("remove", article=found)]


def tellings_of(act: Act) -> tuple[str, ...]:
    """The ids of an act's tellings, earliest known first."""
    return tuple(dict.fromkeys(told.claim.telling for told in act.claims))


def one_of(begun: str, ids: Iterable[str], kind: str, *, of: str = "this record") -> str:
    """The one id that begins so, with or without its kind; raises ``UsageError`` where none does, or several do."""
    full = begun if begun.startswith(f"{kind}-") else f"{kind}-{begun}"
    found = sorted({each for each in ids if each.startswith(full)}) if begun.removeprefix(f"{kind}-") else []
    if full in found:
        return full
    if len(found) > 1:
        raise UsageError(f"{begun}: {len(found)} {kind}s begin so: {', '.join(found[:5])}")
    if not found:
        raise UsageError(f"{begun}: there is no such {kind} in {of}")
    return found[0]


def signature(judgement: Judgement) -> str:
    """Who judged when, and why."""
    return f"{judgement.who}, {judgement.recorded[:10]}: {judgement.because}"


def _signed(drafts: Iterable[Judgement], ledger: "Ledger", *, who: str, because: str) -> tuple[Judgement, ...]:
    """The drafts with who, why and a moment that no earlier judgement has, so that they have one order for ever."""
    last = max((each.recorded for each in ledger.judgements()), default="")
    moment = _now()
    if _written(moment) <= last:
        moment = datetime.fromisoformat(last.replace("Z", "+00:00")) + timedelta(milliseconds=1)
    return tuple(identified(replace(each, who=who, because=because, recorded=_written(moment))) for each in drafts)


def _now() -> datetime:
    return datetime.now(UTC)


def _written(moment: datetime) -> str:
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _check_apart(view: View, acts: Sequence[Act]) -> None:
    """Raise ``UsageError`` where somebody said that two of these acts are not one."""
    act_of = {telling: act.id for act in acts for telling in tellings_of(act)}
    for each in standing(view.conclusions.judgements):
        if each.verdict == "different":
            sides = (each.tellings, each.others) if each.others else tuple((telling,) for telling in each.tellings)
            here, there = ({act_of[telling] for telling in side if telling in act_of} for side in sides)
            if any(one != other for one in here for other in there):
                raise UsageError(f"these are not one act: {signature(each)}; `detente undo {each.id}` takes that back")


def _check_corrections(acts: Sequence[Act]) -> None:
    """Raise ``UsageError`` where people corrected one attribute of these acts in two ways."""
    found: dict[str, tuple[str | int, ...]] = {}
    for each in (correction for act in acts for correction in act.corrections):
        if found.setdefault(each.attribute, each.values) != each.values:
            raise UsageError(
                f"{each.attribute}: both were corrected, and not to the same; `detente undo {each.judgement}` first"
            )

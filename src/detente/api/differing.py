"""What changed between two states of a record: which acts are new, changed, confirmed, disputed or gone, and why."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from detente.api.view import View
from detente.model.errors import UsageError
from detente.model.families import FAMILIES
from detente.model.record import Act
from detente.model.values import Values, values_of

Kind = Literal["new", "called off", "changed", "confirmed", "disputed", "joined", "withdrawn"]
KINDS: tuple[Kind, ...] = ("new", "called off", "changed", "confirmed", "disputed", "joined", "withdrawn")
_OFF = frozenset({"cancelled", "declined"})
_UNTOLD = frozenset({"cue", "direct", "continues"})  # nobody asks whether these changed


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """Why something changed: ``article`` with the ids of new ones, ``person`` with those of judgements, ``extractor``
    with the versions before and after, or ``time``, which passed; no names where it followed from others than its own.
    """

    kind: Literal["article", "person", "extractor", "time"]
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change of one act.

    ``act`` is as it is now, or as it was where it is gone. ``old`` and ``new`` are the values of ``attribute``; of an
    act that was confirmed how many origins told and tell of it, of one that joined another the ids of the two.
    """

    kind: Kind
    act: Act
    cause: Cause
    attribute: str | None = None
    old: Values = ()
    new: Values = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Two states of a record and all that changed from one to the other, by kind, then by time."""

    before: View
    after: View
    changes: tuple[Change, ...]


def difference(before: View, after: View, *, reread: Mapping[str, tuple[str, str]] | None = None) -> Difference:
    """What changed from one state of a record to another.

    ``reread`` has the versions of the extractors, before and after, of the articles that were read anew in between.
    """
    changes = list(_Comparison(before, after, reread or {}).changes())
    changes.sort(key=lambda each: (KINDS.index(each.kind), after.sort_day(each.act), each.act.id, each.attribute or ""))
    return Difference(before=before, after=after, changes=tuple(changes))


class _Comparison:
    def __init__(self, before: View, after: View, reread: Mapping[str, tuple[str, str]]) -> None:
        self._before = before
        self._after = after
        self._reread = reread
        self._new_articles = after.articles.keys() - before.articles.keys()
        self._new_judgements = after.judgements.keys() - before.judgements.keys()

    def changes(self) -> Iterator[Change]:
        taken: set[str] = set()
        for old in self._before.conclusions.acts:
            new = self._same(old)
            if new is None:
                yield Change(kind="withdrawn", act=old, cause=self._cause(old, None))
            elif new.id in taken:
                cause = self._cause(old, new)
                yield Change(kind="joined", act=new, cause=cause, old=(old.id,), new=(new.id,))
            else:
                taken.add(new.id)
                yield from self._within(old, new)
        for new in self._after.conclusions.acts:
            if new.id not in taken:
                yield Change(kind="new", act=new, cause=self._cause(None, new))

    def _same(self, old: Act) -> Act | None:
        """The act that an act has become: that of its earliest telling that is still there."""
        tellings = dict.fromkeys(told.claim.telling for told in old.claims)
        found = (self._after.telling_act(telling) for telling in tellings)
        return self._after.find(old.id) or next((act for act in found if act is not None), None)

    def _within(self, old: Act, new: Act) -> Iterator[Change]:
        for attribute in FAMILIES[new.family].attributes:
            was, now = self._now(values_of(old, attribute)), values_of(new, attribute)
            if attribute in _UNTOLD or set(was) == set(now):
                continue
            off = attribute == "status" and new.status in _OFF and old.status not in _OFF
            cause = self._cause(old, new, attribute)
            kind: Kind = "called off" if off else "changed"
            yield Change(kind=kind, act=new, cause=cause, attribute=attribute, old=was, new=now)
        if new.origins > old.origins:
            yield Change(kind="confirmed", act=new, cause=self._cause(old, new), old=(old.origins,), new=(new.origins,))
        for dispute in new.disputes:
            if dispute.attribute not in {each.attribute for each in old.disputes}:
                values = tuple(side.value for side in dispute.values)
                cause = self._cause(old, new)
                yield Change(kind="disputed", act=new, cause=cause, attribute=dispute.attribute, new=values)

    def _now(self, values: Values) -> Values:
        """Values with the acts among them by the ids that they have now."""
        moved = ((self._after.find(each) if isinstance(each, str) else None, each) for each in values)
        return tuple(act.id if act else each for act, each in moved)

    def _cause(self, old: Act | None, new: Act | None, attribute: str | None = None) -> Cause:
        acts = [act for act in (old, new) if act is not None]
        articles = {told.claim.article for act in acts for told in act.claims}
        judged = self._judged(old, new)
        corrected = [each.judgement for act in acts for each in act.corrections if each.attribute == attribute]
        if set(corrected) & judged:
            return Cause(kind="person", names=tuple(sorted(set(corrected) & judged)))
        if told := articles & self._new_articles | self._superseding(articles):
            return Cause(kind="article", names=tuple(sorted(told)))
        if judged:
            return Cause(kind="person", names=tuple(sorted(judged)))
        if reread := sorted({self._reread[each] for each in articles if each in self._reread}):
            return Cause(kind="extractor", names=reread[0])
        if attribute == "status" and new is not None and new.status == "unresolved":
            return Cause(kind="time")
        return self._remote()

    def _judged(self, old: Act | None, new: Act | None) -> set[str]:
        """The judgements between the two times that bear on the act, and those that took back one which did."""
        then, now = (set(act.judgements) if act else set() for act in (old, new))
        changed = then ^ now
        undone = {each.id for each in self._after.conclusions.judgements if each.undoes in changed}
        return (changed | undone) & self._new_judgements

    def _superseding(self, articles: set[str]) -> set[str]:
        """The newer versions of articles that count no more, since their outlet put another in their place."""
        gone = {self._before.articles[each].article.uri for each in articles - self._after.articles.keys()}
        return {each for each in self._new_articles if self._after.articles[each].article.uri in gone}

    def _remote(self) -> Cause:
        """What changes an act through others than its own: dates, copies and boilerplate rest on all articles."""
        if self._new_articles:
            return Cause(kind="article")
        return Cause(kind="person" if self._new_judgements else "extractor")


def chosen(found: Difference, *, between: tuple[str, str] | None = None, who: str | None = None) -> Difference:
    """The changes of what passes between two, or of what one takes part in.

    Raises ``UsageError`` for a name that neither of the two states knows.
    """
    ids: set[str] = set()
    unknown: list[UsageError] = []
    for view in (found.before, found.after):
        try:
            ids |= {act.id for act in view.acts(between=between, who=who)}
        except UsageError as error:  # somebody whom nobody named by then, or nobody any more
            unknown.append(error)
    if len(unknown) == 2:
        raise unknown[1]
    return replace(found, changes=tuple(change for change in found.changes if change.act.id in ids))

"""Whether a record holds exactly the acts that a scenario expects."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from detente.model.record import Act, Conclusions
from tests.scenarios.loading import LINKS, ROLES, View


def differences(found: Conclusions, view: View) -> list[str]:
    """What is wrong with a record as of a view's moment, a line each; none where all is as expected."""
    facts = [facts_of(act, found) for act in found.acts if act.family in view.families]
    pairs, wrong = _paired(list(view.acts), facts)
    labels = {expected["label"]: actual["id"] for expected, actual in pairs if "label" in expected}
    for expected, actual in pairs:
        wrong += [f"{_named(expected)}: {line}" for line in _linked(expected, actual, labels)]
    return wrong


def facts_of(act: Act, found: Conclusions) -> dict[str, Any]:
    """An act in the words of the scenarios: actors by name, articles by uri."""
    names = {actor.id: actor.name for actor in found.actors}
    uris = {read.article.id: read.article.uri for read in found.articles}
    people: dict[str, set[str]] = {role: set() for role in ROLES}
    for each in act.participants:
        name = names.get(each.actor or "", each.described or "?")
        people[each.role].add(name)
        people["who"].add(name)
    return {
        "id": act.id,
        **{name: sorted(people[name]) for name in ROLES},
        **{name: getattr(act, name) for name in ("family", "type", "status", "time", "count", "amount", "name")},
        "place": act.place.name if act.place else None,
        "event": act.host_event,
        "provisions": sorted(act.provisions),
        "told": sorted({uris[told.claim.article] for told in act.claims}),
        "origins": act.origins,
        "history": [" ".join(filter(None, (turn.known_from, turn.status, turn.time))) for turn in act.history],
        "disputes": {each.attribute: sorted(str(side.value) for side in each.values) for each in act.disputes},
        "answers": sorted(act.responds_to),
        "host_act": act.host_act,
        "trip": sorted(act.trip),
    }


def _paired(
    expected: Sequence[Mapping[str, Any]], facts: Sequence[dict[str, Any]]
) -> tuple[list[tuple[Mapping[str, Any], dict[str, Any]]], list[str]]:
    """Each expected act with the one that it is most like, and a line for each that has none or differs."""
    left, pairs, wrong = list(facts), [], []
    for each in sorted(expected, key=lambda act: min((len(_unlike(act, fact)) for fact in left), default=0)):
        if not left:
            wrong.append(f"{_named(each)}: no such act")
            continue
        best = min(left, key=lambda fact: len(_unlike(each, fact)))
        left.remove(best)
        wrong += [f"{_named(each)}: {line}" for line in _unlike(each, best)]
        pairs.append((each, best))
    return pairs, wrong + [f"one act too many: {_shown(fact)}" for fact in left]


def _unlike(expected: Mapping[str, Any], actual: Mapping[str, Any]) -> list[str]:
    return [
        f"{name} is {actual[name]!r}, not {wanted!r}"
        for name, wanted in _wanted(expected)
        if actual[name] != (sorted(wanted) if isinstance(wanted, list) and name != "history" else wanted)
    ]


def _wanted(expected: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """What is compared at once; what leads to other acts is compared once those are found."""
    for name, wanted in expected.items():
        if name not in ("label", "disputes", *LINKS):
            yield name, wanted
    yield "disputes", {name: sorted(map(str, sides)) for name, sides in expected.get("disputes", {}).items()}


def _linked(expected: Mapping[str, Any], actual: Mapping[str, Any], labels: Mapping[str, str]) -> Iterator[str]:
    for name in ("answers", "trip"):
        wanted = sorted(labels[label] for label in expected.get(name, ()))
        if actual[name] != wanted:
            yield f"{name} is {actual[name]}, not {wanted}"
    host = labels[expected["at"]] if "at" in expected else None
    if actual["host_act"] != host:
        yield f"is held at {actual['host_act']}, not {host}"


def _named(expected: Mapping[str, Any]) -> str:
    return str(expected.get("label") or " ".join(str(expected.get(k, "")) for k in ("family", "type", "time")).strip())


def _shown(fact: Mapping[str, Any]) -> str:
    return ", ".join(f"{name} {value}" for name, value in fact.items() if value and name not in ("id", "history"))

"""Articles and readings made by hand, for tests of what comes after the extractors."""

from dataclasses import dataclass, field
from typing import Any

from detente.model.actors import Actor, ActorType
from detente.model.article import Article
from detente.model.claim import Claim, Modality, Value, telling_id
from detente.model.families import FAMILIES
from detente.model.ids import content_id
from detente.model.judgement import Judgement, identified
from detente.model.reading import Reading
from detente.model.times import TimeRef

PEOPLE = {
    "person-anna-aalto": ("Anna Aalto", "FI"),
    "person-bo-berg": ("Bo Berg", "SE"),
    "person-carl-dahl": ("Carl Dahl", "SE"),
    "person-dora-egede": ("Dora Egede", "DK"),
}
STATES = {"state-FI": "Finland", "state-SE": "Sweden", "state-DK": "Denmark", "state-NO": "Norway"}


def actor(actor_id: str) -> Actor:
    """One of the invented people, or a state, or a group or organisation named after its id."""
    if actor_id in PEOPLE:
        name, country = PEOPLE[actor_id]
        return Actor(id=actor_id, type="person", name=name, aliases=(name,), country=country)
    if actor_id in STATES:
        name = STATES[actor_id]
        return Actor(id=actor_id, type="state", name=name, aliases=(name,), country=actor_id[-2:])
    kind: ActorType = "group" if actor_id.startswith("group-") else "organisation"
    members = tuple(state[-2:] for state in STATES) if kind == "group" else ()
    name = actor_id.partition("-")[2].replace("-", " ").title()
    return Actor(id=actor_id, type=kind, name=name, aliases=(name,), members=members)


@dataclass
class Page:
    """An article under construction: each act told adds a line of text for each of its claims."""

    uri: str
    published: str | None = "2013-04-16"
    outlet: str | None = None
    own_words: bool = True  # False for a wire copy: nothing in it but what it tells
    lines: list[str] = field(default_factory=list)
    told: list[list[tuple[str, str, Value, Modality]]] = field(default_factory=list)

    def tell(self, family: str, *, modality: Modality = "actual", **values: object) -> "Page":
        """Tell one act; a tuple states several values of one attribute, a time is written in EDTF."""
        claims: list[tuple[str, str, Value, Modality]] = []
        for attribute, stated in values.items():
            for value in stated if isinstance(stated, tuple) else (stated,):
                row = FAMILIES[family].attributes[attribute]
                made = TimeRef(value=str(value)) if row.type == "time" and isinstance(value, str) else value
                assert isinstance(made, str | int | TimeRef)
                claims.append((family, attribute, made, modality))
        self.told.append(claims)
        return self

    def reading(self) -> Reading:
        """The page as read: a line of its own for each claim, so that every span is unique."""
        lines, spans, offset = [], [], 0
        for number, claims in enumerate(self.told):
            for place, (family, attribute, value, _) in enumerate(claims):
                shown = value.value or value.unit if isinstance(value, TimeRef) else value
                line = (
                    str(shown)
                    if attribute == "text"
                    else f"{family} {number}.{place} {attribute} {shown} of {self.uri}."
                )
                lines.append(line)
                spans.append((offset, offset + len(line)))
                offset += len(line) + 1
        if self.own_words:
            lines.append(" ".join(content_id("word", self.uri, number)[5:] for number in range(40)))
        text = "\n".join(lines)
        article = Article(
            id=content_id("article", self.uri, self.published),
            uri=self.uri,
            text=text,
            outlet=self.outlet or f"Outlet of {self.uri}",
            published=self.published,
            published_basis="given" if self.published else None,
        )
        made = self._claims(article, spans)
        named = {
            str(claim.value) for claim in made if FAMILIES[claim.family].attributes[claim.attribute].type == "actor"
        }
        return Reading(
            article=article,
            claims=made,
            actors=tuple(actor(each) for each in sorted(named)),
            times=(),
            extractor="test@1",
        )

    def _claims(self, article: Article, spans: list[tuple[int, int]]) -> tuple[Claim, ...]:
        claims, place = [], 0
        for told in self.told:
            first = spans[place]
            for family, attribute, value, modality in told:
                start, end = spans[place]
                claims.append(
                    Claim(
                        article=article.id,
                        telling=telling_id(article.id, family, *first),
                        family=family,
                        attribute=attribute,
                        value=value,
                        start=start,
                        end=end,
                        exact=article.text[start:end],
                        modality=modality,
                        extractor=f"{family}/test@1",
                    )
                )
                place += 1
        return tuple(claims)

    def telling(self, number: int = 0) -> str:
        """The id of the telling of the act that was told as number ``number``."""
        tellings = list(dict.fromkeys(claim.telling for claim in self.reading().claims))
        return tellings[number]


def meeting(page: Page, *participants: str, **values: object) -> Page:
    """Tell a meeting with these participants; talks that were held unless said otherwise."""
    told: dict[str, Any] = {"type": "talks", "participant": participants, "status": "held", **values}
    return page.tell("meeting", **told)


def judged(verdict: str, when: int = 0, **what: object) -> Judgement:
    """A judgement of some minute of one day."""
    recorded = f"2026-01-01T00:{when:02d}:00.000Z"
    made = Judgement(id="", verdict=verdict, who="ann", because="so", recorded=recorded, **what)  # type: ignore[arg-type]
    return identified(made)

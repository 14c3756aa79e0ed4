"""Offices without a name: "the Russian foreign minister", "the president", "his counterpart"."""

from collections.abc import Mapping

from detente.annotation.actor_roster import Draft, Find, Roster
from detente.annotation.actor_salience import OF_THE_STORY, Memory
from detente.annotation.actor_titles import TitlePhrase
from detente.annotation.actor_unnamed import leftmost
from detente.annotation.actor_words import Words
from detente.lexicon.persons import LEADING, find_holder, sole_leader
from detente.lexicon.titles import EQUALS, equal_offices
from detente.model.document import Token

_OWNERS = frozenset({"his", "her", "their", "its", "'s", "’s", "'", "’"})
# Words that describe a person of a state rather than name his office.
_VAGUE = frozenset(
    {
        "diplomat",
        "leader",
        "official",
        "minister",
        "special envoy",
        "negotiator",
        "representative",
        "senator",
        "head",
        "prince",
        "general",
    }
)
_SHORT = frozenset({"secretary", "minister"})
_POSTS = frozenset({"post", "role", "job", "position", "office", "title", "rank"})
# Offices that a word may describe: the "top diplomat" is the foreign minister.
_KIN = {
    "diplomat": frozenset({"foreign minister", "secretary of state", "ambassador", "special envoy", "negotiator"}),
    "special envoy": frozenset({"ambassador", "negotiator", "adviser", "diplomat", "representative"}),
    "negotiator": frozenset(
        {"special envoy", "ambassador", "diplomat", "trade representative", "deputy foreign minister"}
    ),
    "representative": frozenset({"ambassador", "trade representative", "special envoy"}),
    "minister": frozenset({title for row in EQUALS for title in row if title.endswith(("minister", "secretary"))}),
    "prince": frozenset({"crown prince"}),
}
# Members of a party that are called so instead of by name, and what such members are.
_PARTY_MEMBERS = frozenset({"democrat", "republican"})
_SEATS = frozenset({"senator", "representative", "leader", "house speaker"})
_INDEFINITE = frozenset({"a", "an", "one", "another", "some", "any", "no", "every", "each"})


class Offices:
    """Finds the holder of an office that stands alone, among those named in the article, else in the lexicon."""

    def __init__(self, words: Words, roster: Roster, memory: Memory, apposed: Mapping[int, Draft]) -> None:
        self._words = words
        self._roster = roster
        self._memory = memory
        self._apposed = apposed

    def find(self, phrase: TitlePhrase) -> Find | None:
        """The mention that a title makes: its holder's where clear, else somebody unnamed's; None for no noun."""
        words, last = self._words, phrase.last
        core = words.tokens[words.head_of(phrase.core, min(last, phrase.core + 4))]
        if core.pos not in ("NOUN", "PROPN") or core.dep in ("amod", "compound", "nmod"):
            return None
        if _names_a_post(words, phrase):
            return None
        first = phrase.first
        start, end = words.tokens[first].start, words.tokens[last - 1].end
        member = core.text.lower() in _PARTY_MEMBERS
        draft = self._apposed.get(phrase.core) or self._predicated(core)
        draft = draft or (self._seated(phrase) if member else self._holder(phrase))
        kind = "title"
        if draft is None:
            if phrase.title.title == "activist" and phrase.title.office:
                return None
            first = (
                phrase.possessor[0] if phrase.possessor and phrase.country else leftmost(words, core.i, phrase.first)
            )
            start = words.tokens[first].start
            name = words.text[start:end].replace("\n", " ")
            draft = self._roster.unnamed(name, start, phrase.country, gender=phrase.title.gender)
            draft.aliases.add(name)
            draft.plural = phrase.title.plural
            kind = "nominal"
        return Find(first, last, start, end, kind, (draft.id,), core.i)  # type: ignore[arg-type]

    def _seated(self, phrase: TitlePhrase) -> Draft | None:
        """Whom "the Ohio Republican" means: the member of a parliament named near."""
        before = self._words.before(leftmost(self._words, phrase.core, phrase.first))
        if phrase.determiner != "the" and (before is None or before.text.lower() != "the"):
            return None

        def fits(draft: Draft) -> bool:
            return draft.type == "person" and any(self._holds(draft, title) for title in _SEATS)

        return self._memory.best(phrase.core, fits, reach=3)

    def _predicated(self, core: Token) -> Draft | None:
        """Of whom the sentence says the title: "Smith, a lawyer and co-founder", "Smith was the envoy"."""
        if core.dep == "conj":
            either = any(self._words.tokens[j].text.lower() == "or" for j in self._words.document.children[core.head])
            return None if either else self._apposed.get(core.head)
        if core.dep != "attr":
            return None
        verb = core.head
        while self._words.tokens[verb].dep == "xcomp":
            verb = self._words.tokens[verb].head
        subjects = [j for j in self._words.document.children[verb] if self._words.tokens[j].dep == "nsubj"]
        actors = self._memory.at(subjects[0]) if len(subjects) == 1 else ()
        draft = self._roster.drafts[actors[0]] if len(actors) == 1 else None
        return draft if draft is not None and draft.type == "person" else None

    def _top_diplomat(self, phrase: TitlePhrase, country: str) -> Draft | None:
        """Who heads a state's diplomacy: "the top U.S. diplomat"."""
        before = self._words.tokens[phrase.first : phrase.core]
        if self._roster.day is None or not any(token.text.lower() in ("top", "chief") for token in before):
            return None
        holders = [find_holder(title, country, self._roster.day) for title in equal_offices("foreign minister")]
        person = next((holder for holder in holders if holder is not None), None)
        return self._roster.add_person(person) if person is not None else None

    def _holder(self, phrase: TitlePhrase) -> Draft | None:
        before = self._words.before(leftmost(self._words, phrase.core, phrase.first))
        if phrase.title.plural or phrase.determiner in _INDEFINITE:
            return None
        if before is not None and before.text.lower() in _INDEFINITE and phrase.possessor is None:
            apposed = self._words.before(before.i)
            if apposed is None or apposed.text != ",":
                return None  # "a senior administration official"
        if phrase.title.title == "secretary" and phrase.determiner != "the":
            return None  # a party or a commission has its secretary too
        country = phrase.country or self._owner_country(phrase)
        if self._words.tokens[phrase.last - 1].text.lower() == "counterpart":
            return self._counterpart(country)
        title = phrase.title.title

        def fits(draft: Draft) -> bool:
            return draft.type == "person" and self._matches(draft, title, country, former=phrase.former)

        def heads(draft: Draft) -> bool:
            return fits(draft) and any(o.title == title and o.of == draft.country for o in draft.offices)

        named = None
        if title in LEADING and country is None and not phrase.former:
            named = self._memory.best(phrase.core, heads, reach=12, weights=OF_THE_STORY) or next(
                self._memory.recent(heads), None
            )
        named = named or self._memory.best(phrase.core, fits, reach=6) or next(self._memory.recent(fits), None)
        if named is not None:
            return named
        described = self._described(phrase, country) if phrase.determiner == "the" else None
        if described is not None:
            return described
        if not phrase.title.office or phrase.former:
            return None
        if self._roster.day is None:
            bearers = self._bearers(title, country)
            return bearers[0] if country is not None and len(bearers) == 1 else None
        if country is None:
            of = phrase.of.id if phrase.of is not None else None
            chief = find_holder(title, of, self._roster.day) if of is not None else None
            return self._roster.add_person(chief) if chief else None
        later = self._bearers(title, country)
        if later:
            return later[0] if len(later) == 1 else None
        person = find_holder(title, country, self._roster.day)
        return self._roster.add_person(person) if person else None

    def _opposes(self, phrase: TitlePhrase) -> bool:
        before = self._words.tokens[phrase.first : phrase.core]
        return any(token.text.lower() in ("opposition", "former", "military", "spiritual") for token in before)

    def _bearers(self, title: str, country: str | None) -> list[Draft]:
        """The persons of the whole article who hold an office of a state."""
        drafts = self._roster.drafts.values()
        return [d for d in drafts if d.type == "person" and d.country == country and self._holds(d, title)]

    def _described(self, phrase: TitlePhrase, country: str | None) -> Draft | None:
        """Whom "the Iranian diplomat" means: the last person of that state, or the last one unnamed called so."""
        if phrase.title.title in _VAGUE and country is not None and (phrase.of is None or phrase.of.type == "state"):
            gender = phrase.title.gender
            person = next(
                self._memory.recent(
                    lambda d: (
                        d.type == "person"
                        and d.country == country
                        and _may_be(d, phrase.title.title)
                        and ("x" in (gender, d.gender) or d.gender == gender)
                    )
                ),
                None,
            )
            if person is not None:
                return person
            if self._words.tokens[phrase.core].text.lower() == "leader" and not self._opposes(phrase):
                ruler = sole_leader(country, self._roster.day)
                return self._roster.add_person(ruler) if ruler is not None else None
            if phrase.title.title == "diplomat" and (chief := self._top_diplomat(phrase, country)) is not None:
                return chief
        noun = self._words.tokens[phrase.last - 1].text.lower()

        def same(draft: Draft) -> bool:
            words = draft.name.lower().split()
            return (
                draft.type == "unnamed"
                and not draft.plural
                and words[-1] in (noun, f"{noun}s")
                and (country is None or draft.country == country)
            )

        return next(self._memory.recent(same), None)

    def _matches(self, draft: Draft, title: str, country: str | None, *, former: bool) -> bool:
        if country is not None and draft.country is not None and draft.country != country:
            return False
        if country is not None and draft.country is None:
            return False
        if former:
            return title in draft.former or any(o.title == title and o.end is not None for o in draft.offices)
        return self._holds(draft, title)

    def _holds(self, draft: Draft, title: str) -> bool:
        current = {office.title for office in draft.held(self._roster.day)}
        held = (draft.roles - self._long_past(draft)) | current
        if title in _SHORT:  # "the secretary" may be of state or of defense, "the minister" of anything
            return any(title in other.split() for other in held - LEADING)
        return title in held

    def _long_past(self, draft: Draft) -> set[str]:
        """The offices that somebody left in the years before: "President Hussein" is no president any more."""
        day = self._roster.day
        if day is None or not draft.known:
            return set()
        left = ((office.title, (office.end or "")[:4]) for office in draft.offices)
        return {title for title, year in left if year.isdigit() and int(year) < int(day[:4]) - 1}

    def _owner_country(self, phrase: TitlePhrase) -> str | None:
        """The country of "Obama" in "Obama's national security adviser", of "he" in "his spokesman"."""
        if phrase.determiner not in _OWNERS:
            return None
        owner = next(self._memory.recent(lambda d: d.country is not None and d.type == "person"), None)
        return owner.country if owner is not None else None

    def _counterpart(self, country: str | None) -> Draft | None:
        """Who holds in another state the office of the person named last."""
        for owner in self._memory.recent(lambda d: d.type == "person" and d.country != country):
            titles = [office.title for office in owner.held(self._roster.day)]
            for title in (other for held in titles for other in equal_offices(held)):
                for draft in self._memory.recent(lambda d: d.type == "person" and d.country == country):
                    if self._holds(draft, title):
                        return draft
                person = find_holder(title, country, self._roster.day) if country and self._roster.day else None
                if person is not None:
                    return self._roster.add_person(person)
            return None
        return None


def _may_be(draft: Draft, title: str) -> bool:
    """Whether a person may be called by a word that describes rather than names an office."""
    held = draft.roles | {office.title for office in draft.offices}
    if title in ("leader", "official", "head"):
        return title != "leader" or not held or bool(held & (LEADING | {"leader", "crown prince", "prince"}))
    return not held & LEADING and (not held or title in held or bool(held & _KIN.get(title, frozenset())))


def _names_a_post(words: Words, phrase: TitlePhrase) -> bool:
    """Whether a title is a post, not its holder: "served as prime minister", "the post of president"."""
    first = phrase.possessor[0] if phrase.possessor is not None else phrase.first
    if phrase.possessor is None and phrase.determiner in _OWNERS:
        first -= 1
    elif phrase.determiner in ("the", "a", "an"):
        return False
    before = words.before(first)
    if before is None:
        return False
    if before.text.lower() == "as":
        return True
    return before.text.lower() == "of" and words.tokens[before.head].lemma.lower() in _POSTS

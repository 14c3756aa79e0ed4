"""Offices without a name: "the Russian foreign minister", "the president", "his counterpart"."""

from collections.abc import Mapping

from detente.annotation.actor_roster import Draft, Find, Roster
from detente.annotation.actor_salience import Memory
from detente.annotation.actor_titles import TitlePhrase
from detente.annotation.actor_unnamed import leftmost
from detente.annotation.actor_words import Words
from detente.lexicon.persons import find_holder, holds_on
from detente.lexicon.titles import equal_offices

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
        first = phrase.first
        start, end = words.tokens[first].start, words.tokens[last - 1].end
        draft = self._apposed.get(phrase.core) or self._holder(phrase)
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

    def _holder(self, phrase: TitlePhrase) -> Draft | None:
        if phrase.title.plural or phrase.determiner in _INDEFINITE:
            return None
        country = phrase.country or self._owner_country(phrase)
        if self._words.tokens[phrase.last - 1].text.lower() == "counterpart":
            return self._counterpart(country)
        title = phrase.title.title

        def fits(draft: Draft) -> bool:
            return draft.type == "person" and self._matches(draft, title, country, former=phrase.former)

        named = self._memory.best(phrase.core, fits, reach=6) or next(self._memory.recent(fits), None)
        if named is not None:
            return named
        described = self._described(phrase, country) if phrase.determiner == "the" else None
        if described is not None:
            return described
        if not phrase.title.office or phrase.former or self._roster.day is None:
            return None
        if country is None:
            of = phrase.of.id if phrase.of is not None else None
            chief = find_holder(title, of, self._roster.day) if of is not None else None
            return self._roster.add_person(chief) if chief else None
        later = [
            d
            for d in self._roster.drafts.values()
            if d.type == "person" and d.country == country and self._holds(d, title)
        ]
        if later:
            return later[0] if len(later) == 1 else None
        person = find_holder(title, country, self._roster.day)
        return self._roster.add_person(person) if person else None

    def _described(self, phrase: TitlePhrase, country: str | None) -> Draft | None:
        """Whom "the Iranian diplomat" means: the last person of that state, or the last one unnamed called so."""
        if phrase.title.title in _VAGUE and country is not None and (phrase.of is None or phrase.of.type == "state"):
            gender = phrase.title.gender
            person = next(
                self._memory.recent(
                    lambda d: (
                        d.type == "person"
                        and d.country == country
                        and ("x" in (gender, d.gender) or d.gender == gender)
                    )
                ),
                None,
            )
            if person is not None:
                return person
        noun = self._words.tokens[phrase.last - 1].text.lower()

        def same(draft: Draft) -> bool:
            words = draft.name.lower().split()
            return (
                draft.type == "unnamed"
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
        day = self._roster.day
        return title in draft.roles or any(
            o.title == title and (day is None or holds_on(o, day)) for o in draft.offices
        )

    def _owner_country(self, phrase: TitlePhrase) -> str | None:
        """The country of "Obama" in "Obama's national security adviser", of "he" in "his spokesman"."""
        if phrase.determiner not in _OWNERS:
            return None
        owner = next(self._memory.recent(lambda d: d.country is not None and d.type == "person"), None)
        return owner.country if owner is not None else None

    def _counterpart(self, country: str | None) -> Draft | None:
        """Who holds in another state the office of the person named last."""
        for owner in self._memory.recent(lambda d: d.type == "person" and d.country != country):
            titles = [o.title for o in owner.offices if self._roster.day is None or holds_on(o, self._roster.day)]
            for title in (other for held in titles for other in equal_offices(held)):
                for draft in self._memory.recent(lambda d: d.type == "person" and d.country == country):
                    if self._holds(draft, title):
                        return draft
                person = find_holder(title, country, self._roster.day) if country and self._roster.day else None
                if person is not None:
                    return self._roster.add_person(person)
            return None
        return None

"""Whom a surname alone means: who bears it in the article, leads a state, or holds the office that stands before."""

import re
from dataclasses import dataclass
from functools import cache

from detente.annotation.actor_cuts import events
from detente.annotation.actor_roster import Draft, Roster
from detente.annotation.actor_runs import Run, core_words, speaks
from detente.annotation.actor_titles import TitlePhrase
from detente.annotation.actor_words import Words
from detente.lexicon.given_names import ends_no_person, gender_of, is_family_first, is_given
from detente.lexicon.loading import read_toml
from detente.lexicon.persons import LEADING, Person, find_leader, leads, persons_by_surname
from detente.lexicon.spelling import fold, name_key, name_words, sound

# So many words back a full name still tells whom the surname alone means.
_JUST_NAMED = 60
_ABSTRACT = re.compile(r"..(?:tion|sion|ness|ment|ity|ism|ship|hood|ency|ancy)s?$")


@dataclass(frozen=True, slots=True)
class PersonFind:
    """A person's name found in the text: tokens ``[first, last)`` of the name, its title and whose it is."""

    first: int
    last: int
    draft: Draft
    title: TitlePhrase | None


def find_suffix(roster: Roster, run: Run) -> Draft | None:
    """The person whose longer name in this article ends in the run's words: Peña Nieto."""
    key = name_key(run.name)
    for draft in roster.drafts.values():
        if draft.type == "person":
            longer = name_key(draft.name)
            if len(longer) > len(key) and longer[-len(key) :] == key:
                return draft
    return None


def find_short(words: Words, roster: Roster, run: Run, found: list[PersonFind]) -> PersonFind | None:
    """Whom a surname alone means, or None where nothing says it."""
    core = core_words(run)
    draft = find_suffix(roster, run) if len(core) >= 2 else _bearer(words, roster, run, core[-1], found)
    if draft is None and len(core) == 1:
        draft = _by_first_name(roster, core[0]) or _by_last_name(roster, core[0])
    if draft is None and len(core) == 1 and not roster.by_surname.get(sound(core[0])):
        draft = _from_lexicon(words, roster, run, core[0]) or _local(words, roster, run, core[0])
    if draft is None:
        return None
    draft.aliases.add(run.name)
    return PersonFind(run.first, run.last, draft, run.title)


def _bearer(words: Words, roster: Roster, run: Run, surname: str, found: list[PersonFind]) -> Draft | None:
    """The person of this surname whom the article named in full; of several only where something tells them apart."""
    drafts = list(roster.by_surname.get(sound(surname), ()))
    drafts = [d for d in drafts if _spelt(d, surname)]
    fits = [d for d in drafts if _agrees(d, run)]
    holder = _holder(roster, run, surname, fits)
    if holder is not None:
        return holder
    if len(drafts) < 2:
        return _leader_instead(roster, run, fits[0], surname, found) or fits[0] if fits else None
    if len(fits) == 1:
        return fits[0]
    leading = _leading(roster, fits)
    if leading is not None:
        return leading
    here = words.sentence_of[run.first]
    near = [
        f.draft for f in found if f.draft in fits and f.first < run.first and here - words.sentence_of[f.first] <= 2
    ]
    close = list({d.id: d for d in near}.values())
    if len(close) == 1:
        return close[0]
    before = list({f.draft.id: f.draft for f in found if f.draft in fits and f.first < run.first}.values())
    return before[0] if len(before) == 1 else None


def _holder(roster: Roster, run: Run, surname: str, drafts: list[Draft]) -> Draft | None:
    """Who holds the office before the surname: one of the article's persons, else one of the lexicon on its day."""
    if run.title is None or run.title.title.honorific or run.title.former:
        return None
    title, country = run.title.title.title, run.title.country
    here = [d for d in drafts if country is None or d.country in (None, country)]
    now = [d for d in here if title in d.roles or any(o.title == title for o in d.held(roster.day))]
    if len(now) == 1:
        return now[0]
    if roster.day is not None and run.title.title.office:
        bearers = [p for p in _bearers(surname) if country is None or p.country == country]
        holders = [p for p in bearers if any(o.title == title for o in p.held(roster.day))]
        if len(holders) == 1:
            return roster.add_person(holders[0])
    ever = [d for d in here if any(o.title == title for o in d.offices)]
    return ever[0] if len(ever) == 1 else None


def _leader_instead(roster: Roster, run: Run, draft: Draft, surname: str, found: list[PersonFind]) -> Draft | None:
    """The leader whom a surname means though the article names in full, and only once, another who bears it."""
    if roster.day is None:
        return None  # "ever led a state" is no ground against the one whom the article names in full
    if any(f.draft is draft and f.last <= run.first and run.first - f.last <= _JUST_NAMED for f in found):
        return None  # "Ann Roe, an aide, ... Roe said": the paper has just told who she is
    leader = find_leader(surname, roster.day)
    if leader is None or draft.id == leader.id or is_family_first(surname) or _leading(roster, [draft]):
        return None
    told = run.title.title.gender if run.title is not None else "x"
    if told not in ("x", leader.gender) or sum(f.draft is draft for f in found) > 1:
        return None
    return roster.add_person(leader)


def is_borne(roster: Roster, surname: str) -> bool:
    """Whether a word is the surname of a person of the article or of one public person on the article's day."""
    if any(_spelt(draft, surname) for draft in roster.by_surname.get(sound(surname), ())):
        return True
    return _choose(_bearers(surname), roster.day, None, None) is not None


def _bearers(surname: str) -> list[Person]:
    """The lexicon's persons of a surname in this spelling."""
    return [p for p in persons_by_surname().get(sound(surname), ()) if fold(p.surname).lower() == fold(surname).lower()]


def _leading(roster: Roster, drafts: list[Draft]) -> Draft | None:
    """The one of several who leads a state on the day of the article: papers call the others by their full names."""
    leading = [
        d for d in drafts if d.known and any(o.title in LEADING and o.of == d.country for o in d.held(roster.day))
    ]
    return leading[0] if len(leading) == 1 else None


def _spelt(draft: Draft, surname: str) -> bool:
    """Whether a surname is one of the person's words in its own or nearly its own spelling."""
    first = fold(surname).lower()[:1]
    return any(
        fold(word).lower().startswith(first)
        for name in (draft.name, *draft.aliases)
        for word in name.replace("-", " ").split()
    )


def _agrees(draft: Draft, run: Run) -> bool:
    told = run.title.title.gender if run.title is not None else "x"
    return "x" in (told, draft.gender) or told == draft.gender


def _by_first_name(roster: Roster, word: str) -> Draft | None:
    """The one person of the article whose first name a word is, where papers call people so: "Abiy", "Louisa"."""
    key = fold(word).lower()
    drafts = [
        d
        for d in roster.drafts.values()
        if d.type == "person" and " " in d.name and fold(d.name).lower().split()[0] == key
    ]
    leading = [d for d in drafts if d.known and any(o.title in LEADING for o in d.offices)]
    return drafts[0] if len(drafts) == 1 else leading[0] if len(leading) == 1 else None


def _by_last_name(roster: Roster, word: str) -> Draft | None:
    """The one person of the article whose name begins with the family and ends in a word, as Vietnamese ones do."""
    key = fold(word).lower()
    drafts = [
        draft
        for draft in roster.drafts.values()
        if draft.type == "person"
        and len(name_words(draft.name)) > 2
        and is_family_first(name_words(draft.name)[0])
        and fold(name_words(draft.name)[-1]).lower() == key
    ]
    return drafts[0] if len(drafts) == 1 else None


def _from_lexicon(words: Words, roster: Roster, run: Run, surname: str) -> Draft | None:
    """The one public person of this surname who holds an office on the article's day, by title where one is told."""
    token = words.tokens[run.first]
    if run.title is None and token.ent not in ("PERSON", "") and token.ent != "ORG":
        return None
    bearers = [
        p
        for p in _bearers(surname)
        if run.title is None or "x" in (p.gender, run.title.title.gender) or p.gender == run.title.title.gender
    ]
    office = run.title.title.title if run.title is not None and not run.title.title.honorific else None
    country = run.title.country if run.title is not None else None
    person = _choose(bearers, roster.day, office, country)
    return roster.add_person(person) if person else None


def _choose(bearers: list[Person], day: str | None, office: str | None, country: str | None) -> Person | None:
    if country is not None:
        bearers = [p for p in bearers if p.country == country]
    if office is not None:
        titled = [p for p in bearers if any(_called(o.title, office) for o in p.held(day))]
        titled = titled or [p for p in bearers if any(_called(o.title, office) for o in p.offices)]
        return titled[0] if len(titled) == 1 else None
    active = [p for p in bearers if p.held(day)]
    leading = [p for p in active if leads(p, day)]
    for group in (leading, active):
        if len(group) == 1:
            return group[0]
    return None


def _called(title: str, word: str) -> bool:
    """Whether a word before a name may mean an office: "Secretary" of state or of defense."""
    return title == word or (word in ("secretary", "minister") and word in title.split())


def _is_word(words: Words, run: Run) -> bool:
    """Whether a lone word is one of the language that a headline or a sentence's beginning sets in a capital."""
    text = run.words[-1]
    if is_given(text):
        return False
    return bool(_ABSTRACT.search(text)) or text.lower() in words.spelt_low or text.lower() in common_words()


@cache
def common_words() -> frozenset[str]:
    """Common words, in lower case, that stand in headlines and captions where a name may stand."""
    return frozenset(read_toml("nominals.toml")["headlines"]["common"])


def _local(words: Words, roster: Roster, run: Run, surname: str) -> Draft | None:
    """Somebody whom the article knows by one name only."""
    token = words.tokens[run.first]
    if surname.lower() in events() or surname.lower() in common_words():
        return None
    titled = run.title is not None and not run.title.title.plural and not ends_no_person(surname)
    trusted = token.ent == "PERSON" and len(surname) > 2 and not ends_no_person(surname) and not _is_word(words, run)
    head = words.head_of(run.first, run.last)
    apposed = words.tokens[head].dep == "appos" and token.tag == "NNP" and token.ent in ("", "PERSON", "GPE")
    if (
        not titled
        and not (apposed and len(surname) > 2)
        and not (trusted and (words.subject(head) or speaks(words, head)))
    ):
        return None
    if titled and token.ent in ("DATE", "LAW", "EVENT"):
        return None
    gender = run.title.title.gender if run.title is not None else gender_of(surname)
    return roster.full_name(run.name, surname, gender)

"""Which person a name in a document means: full names first, then surnames by the full names that they shorten."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from detente.annotation.actor_roster import Draft, Roster
from detente.annotation.actor_runs import Run, core_words, names_a_person, speaks
from detente.annotation.actor_titles import TitlePhrase
from detente.annotation.actor_words import Hit, Words
from detente.lexicon.given_names import ends_no_person, gender_of, is_closed, is_family_first, is_given
from detente.lexicon.names import Name
from detente.lexicon.persons import Person, find_person, holds_on, persons_by_surname, persons_named
from detente.lexicon.spelling import fold, name_key, sound
from detente.model.actors import Office

_HEAD_OFFICES = frozenset(
    {"president", "prime minister", "chancellor", "president-elect", "supreme leader", "king", "pope", "leader"}
)


@dataclass(frozen=True, slots=True)
class PersonFind:
    """A person's name found in the text: tokens ``[first, last)`` of the name, its title and whose it is."""

    first: int
    last: int
    draft: Draft
    title: TitlePhrase | None


def find_persons(
    words: Words, roster: Roster, names: Mapping[int, Hit[Name]], runs: list[Run], titles: Mapping[int, TitlePhrase]
) -> list[PersonFind]:
    """All persons by name, in text order."""
    found = [_known(words, roster, hit, titles) for hit in _person_hits(names)]
    short: list[Run] = []
    for run in runs:
        if _thing_follows(words, run.last):
            continue
        core = core_words(run)
        if len(core) >= 2 and not (len(core) == 2 and run.title is None and find_suffix(roster, run)):
            if find_person(run.name) or names_a_person(words, run, apposed=_apposed(titles, run, words)):
                found.append(_full(roster, run, core))
        elif core:
            short.append(run)
    found.sort(key=lambda f: f.first)
    found += [f for run in short if (f := _short(words, roster, run, found))]
    missed = _missed(words, roster, names, titles, runs)
    found += [f for run in missed if (f := _short(words, roster, run, found))]
    for find in found:
        _learn(find)
    return sorted(found, key=lambda f: f.first)


def _missed(
    words: Words, roster: Roster, names: Mapping[int, Hit[Name]], titles: Mapping[int, TitlePhrase], runs: list[Run]
) -> list[Run]:
    """Capitalised words that the tagger took for something else but that are surnames of persons named in full."""
    surnames = {fold(draft.surname) for draft in roster.drafts.values() if len(draft.surname) > 2}
    covered = {i for run in runs for i in range(run.first, run.last)}
    missed = []
    for i, token in enumerate(words.tokens):
        if not token.text[0].isupper() or fold(token.text) not in surnames:
            continue
        taken = i in names or i in covered or i in titles
        if not taken and token.tag not in ("MD", "IN", "DT", "CD") and not is_closed(token.text):
            title = titles.get(i - 1)
            missed.append(Run(i, i + 1, (token.text,), title if title and title.last == i else None))
    return missed


def _person_hits(names: Mapping[int, Hit[Name]]) -> list[Hit[Name]]:
    return [hit for i, hit in sorted(names.items()) if hit.value.kind == "person" and hit.first == i]


def _known(words: Words, roster: Roster, hit: Hit[Name], titles: Mapping[int, TitlePhrase]) -> PersonFind:
    assert hit.value.actor is not None
    person = _named(words, roster, hit)
    text = words.text[hit.start : hit.end].replace("\n", " ")
    draft = roster.add_person(person) if person else roster.full_name(text, text.split()[-1], hit.value.gender)
    draft.aliases.add(text)
    title = titles.get(hit.first - 1)
    return PersonFind(hit.first, hit.last, draft, title if title and title.last == hit.first else None)


def _named(words: Words, roster: Roster, hit: Hit[Name]) -> Person | None:
    """Who is meant by a known name; of several bearers the one in office whose state the article names most."""
    text = words.text[hit.start : hit.end]
    bearers = persons_named(text)
    active = [p for p in bearers if p.held(roster.day)] if len(bearers) > 1 else list(bearers)
    if len(active) > 1:
        told = Counter(h.value.actor.country for h in words.names if h.value.actor is not None)
        most = max(told[p.country] for p in active)
        active = [p for p in active if told[p.country] == most]
    return active[0] if len(active) == 1 else None


def _thing_follows(words: Words, last: int) -> bool:
    """Whether a capitalised noun after a name makes it a thing's: the Magnitsky Act."""
    if last >= len(words.tokens):
        return False
    token = words.tokens[last]
    return (
        token.text[0].isupper()
        and ends_no_person(token.text)
        and words.tokens[last - 1].end + 1 == token.start
        and token.text not in ("State", "Administration", "Republicans", "Democrats", "Democrat")
    )


def _apposed(titles: Mapping[int, TitlePhrase], run: Run, words: Words) -> bool:
    """Whether a title in apposition follows: "Ri Su Yong, the North's foreign minister"."""
    return title_after(titles, run.last, words) is not None


def title_after(titles: Mapping[int, TitlePhrase], last: int, words: Words) -> TitlePhrase | None:
    """The title in apposition to a name that ends at a token: ", the Russian foreign minister"."""
    end = words.bounds(last - 1)[1]
    if last + 1 >= end or words.tokens[last].text not in (",", "(", "–", "—", "-"):
        return None
    for i in range(last + 1, min(last + 8, end)):
        token = words.tokens[i]
        phrase = titles.get(i)
        if phrase is not None:
            # a title before another name is that name's
            following = words.tokens[phrase.last] if phrase.last < end else None
            named = following is not None and following.text[0].isupper() and following.pos == "PROPN"
            return None if phrase.title.honorific or phrase.title.plural or named else phrase
        if (
            token.pos in ("VERB", "AUX", "PRON", "SCONJ", "CCONJ") and token.tag not in ("VBN", "PRP$")
        ) or token.text in (",", ";"):
            return None
    return None


def find_suffix(roster: Roster, run: Run) -> Draft | None:
    """The person whose longer name in this article ends in the run's words: Peña Nieto."""
    key = name_key(run.name)
    for draft in roster.drafts.values():
        if draft.type == "person":
            longer = name_key(draft.name)
            if len(longer) > len(key) and longer[-len(key) :] == key:
                return draft
    return None


def _full(roster: Roster, run: Run, core: list[str]) -> PersonFind:
    eastern = is_family_first(core[0]) and len(core) <= 3 and not is_given(core[-1])
    surname = core[0] if eastern else core[-1]
    gender = gender_of(core[0])
    if run.title is not None and run.title.title.gender != "x":
        gender = run.title.title.gender
    draft = find_suffix(roster, run) if len(core) == 2 and run.title is not None and not is_given(core[0]) else None
    draft = draft or roster.full_name(run.name, surname, gender)
    draft.aliases.add(run.name)
    return PersonFind(run.first, run.last, draft, run.title)


def _short(words: Words, roster: Roster, run: Run, found: list[PersonFind]) -> PersonFind | None:
    """Whom a surname alone means, or None where nothing says it."""
    core = core_words(run)
    draft = find_suffix(roster, run) if len(core) >= 2 else _bearer(words, roster, run, core[-1], found)
    if draft is None and len(core) == 1:
        draft = _by_first_name(roster, core[0])
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
    if len(drafts) < 2:
        return drafts[0] if drafts and _agrees(drafts[0], run) else None
    fits = [d for d in drafts if _agrees(d, run)]
    if len(fits) == 1:
        return fits[0]
    if run.title is not None and not run.title.title.honorific:
        titled = [d for d in fits if any(o.title == run.title.title.title for o in d.offices)]
        if len(titled) == 1:
            return titled[0]
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


def _leading(roster: Roster, drafts: list[Draft]) -> Draft | None:
    """The one of several who leads a state on the day of the article: papers call the others by their full names."""
    leading = [d for d in drafts if d.known and any(o.title in _HEAD_OFFICES for o in _held(d, roster.day))]
    return leading[0] if len(leading) == 1 else None


def _held(draft: Draft, day: str | None) -> list[Office]:
    return [office for office in draft.offices if day is None or holds_on(office, day)]


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
    leading = [d for d in drafts if d.known and any(o.title in _HEAD_OFFICES for o in d.offices)]
    return drafts[0] if len(drafts) == 1 else leading[0] if len(leading) == 1 else None


def _from_lexicon(words: Words, roster: Roster, run: Run, surname: str) -> Draft | None:
    """The one public person of this surname who holds an office on the article's day, by title where one is told."""
    token = words.tokens[run.first]
    if run.title is None and token.ent not in ("PERSON", "") and token.ent != "ORG":
        return None
    bearers = [
        p for p in persons_by_surname().get(sound(surname), ()) if fold(p.surname).lower() == fold(surname).lower()
    ]
    bearers = [
        p
        for p in bearers
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
        titled = [p for p in bearers if any(o.title == office for o in p.held(day))]
        titled = titled or [p for p in bearers if any(o.title == office for o in p.offices)]
        return titled[0] if len(titled) == 1 else None
    active = [p for p in bearers if p.held(day)]
    leading = [p for p in active if any(o.title in _HEAD_OFFICES for o in p.held(day))]
    for group in (leading, active):
        if len(group) == 1:
            return group[0]
    return None


def _local(words: Words, roster: Roster, run: Run, surname: str) -> Draft | None:
    """Somebody whom the article knows by one name only."""
    token = words.tokens[run.first]
    titled = run.title is not None and not run.title.title.plural
    trusted = token.ent == "PERSON" and len(surname) > 2 and not ends_no_person(surname)
    apposed = (
        words.tokens[words.head_of(run.first, run.last)].dep == "appos"
        and token.tag == "NNP"
        and token.ent in ("", "PERSON", "GPE")
    )
    if (
        not titled
        and not (apposed and len(surname) > 2)
        and not (trusted and (words.subject(words.head_of(run.first, run.last)) or speaks(words, run.first, run.last)))
    ):
        return None
    if titled and token.ent in ("DATE", "LAW", "EVENT"):
        return None
    gender = run.title.title.gender if run.title is not None else gender_of(surname)
    return roster.full_name(run.name, surname, gender)


def _learn(find: PersonFind) -> None:
    """Let a person's title tell his office, state and gender."""
    phrase, draft = find.title, find.draft
    if phrase is None:
        return
    if draft.gender == "x":
        draft.gender = phrase.title.gender
    if draft.country is None and phrase.country is not None and not phrase.former:
        draft.country = phrase.country
    if phrase.title.title and phrase.former:
        draft.former.add(phrase.title.title)
    if phrase.title.title and not phrase.former:
        draft.roles.add(phrase.title.title)
    if phrase.title.title and not phrase.former and not draft.known:
        of = phrase.of.country or phrase.of.id if phrase.of is not None else phrase.country
        office = Office(phrase.title.title, of)
        if all(o.title != office.title for o in draft.offices):
            draft.offices.append(office)

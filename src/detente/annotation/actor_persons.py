"""Which person a name in a document means: full names first, then surnames by the full names that they shorten."""

from collections import Counter
from collections.abc import Mapping
from functools import cache

from detente.annotation.actor_cuts import events, name_length
from detente.annotation.actor_roster import Roster
from detente.annotation.actor_runs import Run, core_words, names_a_person
from detente.annotation.actor_surnames import PersonFind, find_short, find_suffix, is_borne
from detente.annotation.actor_titles import TitlePhrase
from detente.annotation.actor_words import Hit, Words
from detente.lexicon.given_names import ends_no_person, gender_of, is_closed, is_family_first, is_given
from detente.lexicon.loading import read_toml
from detente.lexicon.names import Name
from detente.lexicon.persons import Person, find_leader, find_person, persons_named
from detente.lexicon.spelling import fold
from detente.model.actors import Office
from detente.model.document import Token


def find_persons(
    words: Words, roster: Roster, names: Mapping[int, Hit[Name]], runs: list[Run], titles: Mapping[int, TitlePhrase]
) -> list[PersonFind]:
    """All persons by name, in text order."""
    hits = [hit for hit in _person_hits(names) if not _is_thing(words, hit.first, hit.last)]
    found = [_known(words, roster, hit, titles) for hit in hits]
    short: list[Run] = []
    pairs: list[Run] = []
    for run in runs:
        if _thing_follows(words, run.last) or (run.title is None and _is_thing(words, run.first, run.last)):
            continue
        core = core_words(run)
        if _is_pair(run):
            pairs.append(run)
        elif len(core) >= 2 and not (len(core) == 2 and run.title is None and find_suffix(roster, run)):
            found += _full_if_person(words, roster, run, titles)
        elif core:
            short.append(run)
    for run in pairs:
        parts = _halves(roster, run)
        short += parts
        found += [] if parts else _full_if_person(words, roster, run, titles)
    found.sort(key=lambda f: f.first)
    for find in found:
        _learn(find)
    _read_short(words, roster, short, found)
    _read_short(words, roster, _missed(words, roster, names, titles, runs), found)
    return sorted(found, key=lambda f: f.first)


def _read_short(words: Words, roster: Roster, short: list[Run], found: list[PersonFind]) -> None:
    """Add to those found the persons whom surnames mean; titled ones first, as they tell who bears the surname."""
    for run in sorted(short, key=lambda run: (run.title is None or run.title.title.honorific, run.first)):
        person = find_short(words, roster, run, found)
        if person is not None:
            found.append(person)
            _learn(person)


def _full_if_person(words: Words, roster: Roster, run: Run, titles: Mapping[int, TitlePhrase]) -> list[PersonFind]:
    if find_person(run.name) or names_a_person(words, run, apposed=_apposed(titles, run, words)):
        return [_full(roster, run, core_words(run))]
    return []


def _is_pair(run: Run) -> bool:
    """Whether a run is two words joined by a hyphen: "Smith-Jones", one person or two."""
    return run.title is None and len(run.words) == 3 and run.last - run.first == 3 and run.words[1] in ("-", "‐", "‑")


def _halves(roster: Roster, run: Run) -> list[Run]:
    """The two runs of a hyphenated pair of surnames that two persons bear; none where it is one person's name."""
    if find_suffix(roster, run) is not None:
        return [run]
    one, other = run.words[0], run.words[2]
    if one == other or not (is_borne(roster, one) and is_borne(roster, other)):
        return []
    return [Run(run.first, run.first + 1, (one,), None), Run(run.last - 1, run.last, (other,), None)]


@cache
def _ordinary() -> frozenset[str]:
    """Words of the language that are leaders' surnames too."""
    return frozenset(read_toml("nominals.toml")["headlines"]["ordinary"])


def _is_leader(words: Words, roster: Roster, token: Token) -> bool:
    """Whether a word that the tagger did not see as a name is the surname of somebody who leads a state."""
    text = token.text
    if (
        len(text) < 4
        or token.tag in ("MD", "IN", "DT", "CD", "PRP", "RB")
        or token.ent not in ("", "PERSON", "NORP", "ORG")
    ):
        return False
    return text.lower() not in _ordinary() and find_leader(text, roster.day) is not None


def _missed(
    words: Words, roster: Roster, names: Mapping[int, Hit[Name]], titles: Mapping[int, TitlePhrase], runs: list[Run]
) -> list[Run]:
    """Words that the tagger took for something else but that are surnames of leaders or of persons named in full."""
    surnames = {fold(draft.surname) for draft in roster.drafts.values() if len(draft.surname) > 2}
    covered = {i for run in runs for i in range(run.first, run.last)}
    missed = []
    for i, token in enumerate(words.tokens):
        if not token.text[0].isupper() or not (
            fold(token.text) in surnames or (token.text.isalpha() and _is_leader(words, roster, token))
        ):
            continue
        taken = i in names or i in covered or i in titles or _thing_follows(words, i + 1)
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


def _is_thing(words: Words, first: int, last: int) -> bool:
    """Whether a name is a ship's, a tag's or a picture's: "the Smith left port", "#Smith", "Ann Smith/Agency"."""
    start, end, text = words.tokens[first].start, words.tokens[last - 1].end, words.text
    if text[start - 1 : start] == "#" or (last - first > 1 and "/" in (text[start - 1 : start], text[end : end + 1])):
        return True
    before, head = words.before(first), words.tokens[words.head_of(first, last)]
    return (
        before is not None
        and before.text.lower() == "the"
        and before.head == head.i
        and head.dep not in ("compound", "nmod", "amod", "poss")
    )


def _thing_follows(words: Words, last: int) -> bool:
    """Whether a capitalised noun after a name makes it a thing's: the Magnitsky Act."""
    if last >= len(words.tokens):
        return False
    token, final = words.tokens[last], words.tokens[last - 1].text
    if name_length(final) < len(final) or token.text.lower() in events():
        return False
    return (
        token.text[0].isupper()
        and ends_no_person(token.text)
        and words.tokens[last - 1].end + 1 == token.start
        and token.text not in ("State", "Administration", "Republicans", "Democrats", "Democrat")
    )


def _apposed(titles: Mapping[int, TitlePhrase], run: Run, words: Words) -> bool:
    """Whether a title in apposition follows: "Ri Su Yong, the North's foreign minister"."""
    return title_after(titles, run.last, words) is not None or _title_ahead(titles, run, words)


def _title_ahead(titles: Mapping[int, TitlePhrase], run: Run, words: Words) -> bool:
    """Whether an owned title and a comma stand before: "his Norwegian counterpart, Ida Solberg"."""
    comma = run.first - 1
    phrase = titles.get(comma - 1)
    if phrase is None or phrase.last != comma or words.tokens[comma].text != ",":
        return False
    owned = phrase.possessor is not None or phrase.determiner in ("the", "his", "her", "their", "its")
    return owned and not phrase.title.plural and words.sentence_of[run.first] == words.sentence_of[comma]


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
            if following is not None and following.text in ("'s", "’s"):
                continue  # "the president's lawyer" is no president
            named = following is not None and following.text[0].isupper() and following.pos == "PROPN"
            return None if phrase.title.honorific or phrase.title.plural or named else phrase
        if (
            token.pos in ("VERB", "AUX", "PRON", "SCONJ", "CCONJ", "ADP") and token.tag not in ("VBN", "PRP$")
        ) or token.text in (",", ";"):
            return None
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

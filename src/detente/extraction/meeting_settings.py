"""Where a meeting takes place, when, and at which gathering."""

import re
from functools import cache

from detente.extraction import grammar
from detente.extraction.meeting_drafts import UNNAMED, Named
from detente.extraction.meeting_times import belongs, is_speakers_place
from detente.lexicon.meetings import meeting_words
from detente.lexicon.places import find_place
from detente.lexicon.states import states
from detente.model.document import Document, Token
from detente.model.spans import Span

_AT_PLACE = frozenset(
    {"in", "at", "near", "outside", "to", "into", "on", "for", "inside", "around", "within", "between"}
)
_STAY = frozenset({"in", "at", "near", "outside", "inside"})
_BEYOND = 7.0
_UN = "group-un"  # its meetings are too many for one name
_BESIDE = 5.0
_AWAY = frozenset({"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "outside"})
_DASHES = frozenset({"—", "–", "-", "--"})
_DATELINE_WITHIN = 8  # sentences; bylines and headlines may stand before it
_DATELINE_LENGTH = 10  # tokens
_CITY = re.compile(r"^[A-Z][A-Z .'-]+")
_MINISTERS = ("foreign minister", "defense minister", "defence minister", "finance minister")


def place_of(document: Document, trigger: int, *, travel: bool) -> Named | None:
    """The place nearest to a trigger in the tree, by a preposition or, with ``travel``, as object."""
    ranked = []
    sentence = document.sentence_of[trigger]
    for place in (*grammar.place_names(document, sentence), *grammar.proper_objects(document, sentence)):
        if not _is_place(document, place):
            continue
        cost = _place_cost(document, place, trigger, travel=travel)
        if cost is not None and cost <= _BEYOND:
            ranked.append((cost, abs(place.first - trigger), place.first, place))
    if not ranked:
        return _capital_of(document, trigger) or (_here(document, trigger) if travel else None)
    best = min(ranked, key=lambda row: row[:3])[3]
    return Named(best.name, document.span(best.first, best.last))


def _capital_of(document: Document, trigger: int) -> Named | None:
    """ "in the Peruvian capital": the city that an adjective or owner names, where the words themselves do not."""
    for i in grammar.prepositional(document, trigger, *_STAY, "to"):
        if document.tokens[i].lemma.lower() != "capital":
            continue
        for modifier in grammar.children(document, i, "amod", "poss", "nmod"):
            code = _state_code(document, modifier.i)
            capital = states()[code].capital if code is not None else None
            if capital is not None:
                return Named(capital, document.span(modifier.i, i + 1))
    return None


def _state_code(document: Document, i: int) -> str | None:
    """The code of the state of which a token speaks, as an actor or by its adjective."""
    mention = document.mention_at.get(i)
    actors = [document.actor_by_id[a] for a in mention.actors if a in document.actor_by_id] if mention else []
    named = next((a.country for a in actors if a.type == "state"), None)
    word = document.tokens[i].text
    return named or next((s.code for s in states().values() if word in s.adjectives), None)


def _here(document: Document, trigger: int) -> Named | None:
    """ "arrived here on Monday": the city of the dateline."""
    here = next((t for t in grammar.children(document, trigger, "advmod") if t.lemma.lower() == "here"), None)
    city = _dateline(document) if here is not None else None
    return Named(city, document.span(here.i, here.i + 1)) if here is not None and city is not None else None


def _dateline(document: Document) -> str | None:
    """The city in capitals before the dash with which an article begins ("OSLO, Norway (Agency) - ...")."""
    for sentence in document.sentences[:_DATELINE_WITHIN]:
        tokens = document.tokens[sentence.first : min(sentence.first + _DATELINE_LENGTH, sentence.last)]
        dash = next((t for t in tokens if t.text in _DASHES), None)
        city = _CITY.match(document.text[sentence.start : dash.start]) if dash is not None else None
        known = find_place(city[0].strip().title()) if city is not None else None
        if known is not None:
            return known.name
    return None


def listed_places(document: Document, place: Named | None) -> tuple[Named, ...]:
    """The other places of a list that begins with one ("to Israel, Jordan and Egypt")."""
    covered = grammar.tokens_in(document, place.span) if place is not None else None
    if covered is None:
        return ()
    heads = grammar.conjuncts(document, grammar.head_of(document, *covered))[1:]
    names = grammar.place_names(document, document.sentence_of[covered[0]])
    return tuple(
        Named(p.name, document.span(p.first, p.last)) for p in names if any(p.first <= h < p.last for h in heads)
    )


def _is_place(document: Document, place: grammar.PlaceName) -> bool:
    """Not the dateline, no address of a page, and no gathering or group that the model took for a place."""
    if "/" in place.name or len(place.name) < 3:
        return False
    sentence = document.sentences[document.sentence_of[place.first]]
    after = [t.text for t in document.tokens[place.last : min(place.last + 7, sentence.last)]]
    if place.first == sentence.first and any(text in _DASHES for text in after):
        return False
    mention = document.mention_at.get(place.first)
    types = {document.actor_by_id[a].type for a in mention.actors} if mention else set()
    if types and types <= {"group", "person", "organisation", "unnamed"}:
        return False
    if not types and document.tokens[place.first].ent not in ("GPE", "LOC", "FAC") and not _is_site(place.name):
        return False
    return not any(t.lemma.lower() in meeting_words().nouns for t in document.tokens[place.first : place.last])


def _is_site(name: str) -> bool:
    """Whether a name that the model does not know is a place: in the lexicon, or a single or built-up name."""
    return find_place(name) is not None or name.split()[-1].lower() in meeting_words().sites


def _place_cost(document: Document, place: grammar.PlaceName, trigger: int, *, travel: bool) -> float | None:
    head = grammar.head_of(document, place.first, place.last)
    token = document.tokens[head]
    cost = grammar.path_cost(document, head, trigger)
    if cost is None or not belongs(document, head, trigger) or is_speakers_place(document, head, trigger):
        return None
    if _is_where(document, place, trigger):
        return cost
    if token.dep in ("pobj", "appos", "conj", "npadvmod"):
        top = _first_of_list(document, token)
        preposition = document.tokens[top.head].lemma.lower() if top.dep == "pobj" else ""
        if preposition in _STAY or (travel and preposition in _AT_PLACE) or top.dep == "npadvmod":
            return cost
        if preposition in ("to", "into") and _moves(document, top.head):
            return cost
        if preposition == "of" and _is_spot(document, top.head):
            return cost
        return None
    if token.dep == "dobj" and travel:
        return cost
    quoted = place.first > 0 and document.tokens[place.first - 1].tag == "``"  # "would be called the “Oslo summit”"
    if token.dep == "compound" and token.head == trigger and not quoted:
        known = find_place(place.name)
        return cost if known is not None and known.country and known.name not in _state_names() else None
    return None


def _is_where(document: Document, place: grammar.PlaceName, trigger: int) -> bool:
    """ "Oslo, where she met him"."""
    clause = document.tokens[trigger]
    where = any(t.lemma.lower() == "where" for t in grammar.children(document, trigger, "advmod"))
    return where and clause.dep == "relcl" and place.first <= clause.head < place.last


@cache
def _state_names() -> frozenset[str]:
    return frozenset(state.name for state in states().values())


def _first_of_list(document: Document, token: Token) -> Token:
    while token.dep in ("conj", "appos") and token.head != token.i:
        token = document.tokens[token.head]
    return token


def _moves(document: Document, preposition: int) -> bool:
    verb = document.tokens[document.tokens[preposition].head]
    return meeting_words().verbs.get(verb.lemma) in ("travel", "send", "invite") or verb.lemma in ("trip", "visit")


def _is_spot(document: Document, preposition: int) -> bool:
    """ "in the city of X", "at the Black Sea resort of X"."""
    noun = document.tokens[document.tokens[preposition].head]
    over = document.tokens[noun.head]
    if noun.lemma.lower() in _AWAY:
        return False
    if noun.dep == "dobj":
        return meeting_words().verbs.get(over.lemma) == "visit"
    if over.lemma.lower() == "to" and noun.lemma.lower() not in meeting_words().sites:
        return False  # "to the city of X", not "to the king of X"
    return noun.dep == "pobj" and over.lemma.lower() in (*_STAY, "to") and noun.pos == "NOUN"


def gathering_name(document: Document, noun: int) -> str | None:
    """The name of the gathering that a noun phrase names ("the G20 summit", "a meeting of NATO"), or None."""
    words = meeting_words()
    token = document.tokens[noun]
    phrase = _phrase(document, noun)
    for known, name in words.named_gatherings.items():
        if known in phrase:
            return name
    if token.lemma.lower() not in words.gathering_nouns:
        return None
    group = group_of(document, noun)
    if group is None:
        return None
    name = document.actor_by_id[group].name
    ministers = next((m for m in _MINISTERS if m in phrase), None)
    return f"{name} {ministers}s meeting" if ministers else f"{name} summit"


def group_of(document: Document, noun: int) -> str | None:
    """The group (G8, NATO, ASEAN) whose gathering a noun names, or None."""
    heads = [t.i for t in grammar.children(document, noun, "compound", "amod", "poss", "nmod")]
    of = grammar.prepositional(document, noun, "of")
    heads += [*of, *(t.i for i in of for t in grammar.children(document, i, "compound", "poss", "amod", "nmod"))]
    heads += grammar.prepositional(document, noun, "of", "with") if document.tokens[noun].lemma == "summit" else ()
    outer = [i for o in of for i in grammar.prepositional(document, o, "of", "from")]
    heads += [*outer, *(t.i for i in outer for t in grammar.children(document, i, "compound", "nmod"))]
    heads += [t.i for t in document.tokens[max(0, noun - 3) : noun] if _only_words_between(document, t.i, noun)]
    for head in heads:
        mention = document.mention_at.get(head)
        for actor in mention.actors if mention else ():
            if actor in document.actor_by_id and document.actor_by_id[actor].type == "group" and actor != _UN:
                return actor
    return None


def _only_words_between(document: Document, i: int, noun: int) -> bool:
    """Whether only words of one noun phrase stand between a token and a noun ("Group of Eight [leaders'] meeting")."""
    if document.sentence_of[i] != document.sentence_of[noun]:
        return False
    return all(t.pos in ("NOUN", "PROPN", "ADJ", "NUM", "PART") for t in document.tokens[i + 1 : noun])


def _phrase(document: Document, noun: int) -> str:
    """The words of a noun phrase, without its clauses and all but its "of" prepositions."""
    inside = grammar.subtree(
        document,
        noun,
        stop=lambda t: t.dep in ("relcl", "acl", "conj", "appos") or (t.dep == "prep" and t.lemma.lower() != "of"),
    )
    return " ".join(document.tokens[i].text for i in inside).lower().replace(" - ", "-")


def host_of(document: Document, trigger: int) -> tuple[Named, bool] | None:
    """The gathering at which a meeting takes place, and whether the words say "on the sidelines"; None if none.

    The name is "?" where the words only say "the summit" and the article must tell which.
    """
    words = meeting_words()
    best: tuple[float, int, Named, bool] | None = None
    sentence = document.sentences[document.sentence_of[trigger]]
    for i in range(sentence.first, sentence.last):
        token = document.tokens[i]
        if token.dep != "pobj" or i == trigger or _is_listed_after(document, trigger, i):
            continue
        over = document.tokens[_outer_preposition(document, token)].lemma.lower()
        margin = token.lemma.lower() in words.margins
        if not margin and over not in ("at", "during", "in", "before", "of"):
            continue
        cost = grammar.path_cost(document, i, trigger)
        named = _margin_event(document, i) if margin else _event_at(document, i, over)
        if cost is None or cost > _BESIDE or named is None:
            continue
        if best is None or (not margin, cost) < (not best[3], best[0]):
            best = (cost, i, named, margin)
    return (best[2], best[3]) if best else None


def _is_listed_after(document: Document, trigger: int, first: int) -> bool:
    """Whether a trigger is joined to a noun by "and": "in the margins of a gathering and a summit in May"."""
    return trigger in grammar.conjuncts(document, first)


def _outer_preposition(document: Document, token: Token) -> int:
    """The preposition of a noun, also where the parser hung it into its group's name ("Group of Eight meeting")."""
    group = document.mention_at.get(token.head)
    return document.tokens[group.first].head if group is not None else token.head


def _margin_event(document: Document, margin: int) -> Named:
    for i in grammar.prepositional(document, margin, "of", "at"):
        return Named(gathering_name(document, i) or UNNAMED, _noun_span(document, i))
    return Named(UNNAMED, document.span(margin, margin + 1))


def _event_at(document: Document, noun: int, preposition: str) -> Named | None:
    if preposition in ("of", "before"):
        return None
    name = gathering_name(document, noun) or _bare_group(document, noun)
    return Named(name, _noun_span(document, noun)) if name else None


def _bare_group(document: Document, noun: int) -> str | None:
    """ "at the G20": some groups are named for their summits."""
    mention = document.mention_at.get(noun)
    actors = [document.actor_by_id[a] for a in mention.actors if a in document.actor_by_id] if mention else []
    return next((f"{a.name} summit" for a in actors if a.id in meeting_words().summit_groups), None)


def _noun_span(document: Document, noun: int) -> Span:
    """A noun with the words before it that belong to it."""
    lead = [t.i for t in grammar.children(document, noun, "compound", "amod", "nmod", "poss", "nummod") if t.i < noun]
    first = min([*(min(grammar.subtree(document, i)) for i in lead), noun])
    of = grammar.prepositional(document, noun, "of")
    last = max([noun, *(i for i in of if document.mention_at.get(i) is not None)])
    return document.span(first, last + 1)

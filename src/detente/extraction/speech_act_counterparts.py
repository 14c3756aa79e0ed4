"""Who is on the other side of an act where the slots of its verb name nobody: found in their phrases, then around."""

import heapq
from collections.abc import Iterable, Iterator

from detente.extraction.grammar import children, mentions_at, prepositional, subtree
from detente.extraction.speech_act_parties import countries, is_prefix, named, types, with_coordinated
from detente.lexicon.places import find_place
from detente.lexicon.speech_acts import act_words
from detente.model.document import Document, Mention, Token

_LOCATIVE = frozenset(
    {"in", "at", "near", "across", "inside", "within", "around", "throughout", "via", "through", "outside", "off"}
)
# What leads from a word to another of the same phrase costs less than what leads into a clause of its own.
_FREE = frozenset({"conj", "prep", "agent", "prt", "appos"})
_CLAUSES = frozenset({"acl", "relcl", "advcl", "ccomp", "xcomp"})
_SUBJECTS = ("nsubj", "nsubjpass")
_RELATIVE = frozenset({"that", "which", "who"})
_CLAUSE_COST = 3
_FURTHEST = 5
# How far down the phrases of an act name its other side; what is deeper is only what the act is about.
_REACH = {"accusation": 1, "refusal": 2, "demand": 2, "support": 4, "coercion": 2}
# Families of which a participle or an infinitive in the phrase tells something else ("those freed by Chad").
_UNCLAUSED = frozenset({"accusation", "refusal", "support", "coercion"})
# What leads to a circumstance or a subject matter, not to the other side.
_CIRCUMSTANCES = frozenset(
    {
        "without",
        "despite",
        "by",
        "under",
        "through",
        "after",
        "before",
        "since",
        "during",
        "amid",
        "than",
        "as",
        "like",
        "because",
    }
)
_TOPICS = {
    "accusation": frozenset(
        {"on", "about", "over", "in", "into", "against", "at", "regarding", "concerning", "towards", "toward"}
    ),
    "refusal": frozenset({"on", "about", "over", "in", "into", "regarding", "concerning"}),
    "demand": frozenset({"against", "about", "into", "over", "regarding", "concerning"}),
    "support": frozenset({"against", "on", "about", "over", "into", "to"}),
    "coercion": frozenset({"with", "for", "to", "from", "in", "about"}),
}
_NEARER = 1
_BACK = 2  # sentences
_OFFICIAL = frozenset({"state", "body", "person", "unnamed"})
# What is done for somebody is not done for those whom it is aimed at ("backed the rebels against the army").
FRIENDLY = frozenset({"support", "aid", "cooperation", "agreement", "offer", "concession"})
_AIMED = frozenset({"against", "despite"})
# Families whose other side the words around do not tell: that a country is named beside a strike says little.
_UNHINTED = frozenset(
    {"mobilization", "coercion", "protest", "accusation", "agreement", "demand", "refusal", "support"}
)
# Families whose other side the sentence before often names ("... imposed tariffs. Beijing vowed to retaliate.").
_CONTINUED = frozenset({"threat"})
# What a gathering or an office is named by: "at a summit of the group", "told the council".
_VENUES = frozenset({"of", "at", "in", "to", "before"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "dative", "poss", "conj"})
# Where somebody turns against his own state the act is domestic; elsewhere its name only says whose help or troops.
_HOSTILE = frozenset({"accusation", "refusal", "demand"})


def is_place(document: Document, mention: Mention) -> bool:
    """Whether a country is named only as the place where something is ("in Syria")."""
    head = document.tokens[mention.head]
    over = document.tokens[head.head]
    return head.dep in ("pobj", "conj") and _under(document, mention.head) in _LOCATIVE and over.i != head.i


def _under(document: Document, i: int) -> str | None:
    """The preposition under which a noun or the first of those coordinated with it stands."""
    token = document.tokens[i]
    while token.dep in ("conj", "appos") and token.head != token.i:
        token = document.tokens[token.head]
    return document.tokens[token.head].lemma.lower() if token.dep == "pobj" else None


def named_side(
    document: Document,
    actors: tuple[Mention, ...],
    *,
    family: str,
    heads: tuple[int, ...],
    found: tuple[Mention, ...] = (),
) -> tuple[Mention, ...]:
    """Whom an act is done to in its own words: ``found`` by the verb's slots, else named in the phrases of ``heads``.

    An actor's own state is nobody's other side ("pledged Danish support"), nor is the country where force is used.
    """
    direct = tuple(m for m in found if not _is_apart(document, m, actors, family))
    direct = direct or _within(document, heads, actors, family)
    own = {actor for mention in actors for actor in mention.actors}
    return tuple(m for m in with_coordinated(document, named(document, direct)) if not own & set(m.actors))


def hinted_side(
    document: Document,
    verb: int,
    actors: tuple[Mention, ...],
    *,
    family: str,
    heads: tuple[int, ...],
    content: int | None = None,
) -> tuple[Mention, ...]:
    """Whom an act is done to by the words around, where its own words name nobody and leave room for it."""
    if family == "force":
        group = _armed_group_before(document, verb, heads)
        return group or _territory_hit(document, heads, actors) or _country_hit(document, (verb, *heads), actors)
    if family in _UNHINTED or _says_whom(document, verb, heads):
        return ()
    return _around(document, verb, actors, family, () if content is None else subtree(document, content))


def _armed_group_before(document: Document, verb: int, heads: tuple[int, ...]) -> tuple[Mention, ...]:
    """The organisation named last before a verb whose target is only "the group", "the militants"."""
    below = (i for head in heads for i in (head, *prepositional(document, head, "on", "against", "at")))
    if not any(_is_the_group(document, i) for i in below):
        return ()
    first = document.sentences[max(0, document.sentence_of[verb] - _BACK)].first
    before = [m for m in document.mentions if first <= m.first < verb and types(document, (m,)) == {"organisation"}]
    return tuple(before[-1:])


def _territory_hit(document: Document, heads: tuple[int, ...], actors: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The country whose town or region is hit itself ("strikes on Homs"), if the article names it."""
    beside = (token.i for i in heads for token in children(document, i, "compound", "nmod", "poss"))
    towards = (at for i in heads for at in prepositional(document, i, "on", "at", "against", "into"))
    sites = (i for i in heads if document.tokens[i].lemma.lower() in act_words("public", "sites"))
    within = (at for i in sites for at in prepositional(document, i, "in"))
    for i in (*heads, *beside, *towards, *within):
        token = document.tokens[i]
        place = find_place(token.text) if token.pos == "PROPN" else None
        actor = f"state-{place.country}" if place is not None else ""
        if place is not None and actor in document.actor_by_id and place.country not in countries(document, actors):
            return (Mention(token.start, token.end, i, i + 1, i, (actor,), "metonym"),)
    return ()


def _country_hit(document: Document, heads: tuple[int, ...], actors: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The foreign country where force is used, if the article names no group there that could be meant."""
    near = (m for i in heads for at in prepositional(document, i, "in", "inside") for m in mentions_at(document, at))
    for mention in near:
        theirs = countries(document, (mention,))
        groups = (a for a in document.actors if a.type == "organisation" and a.country in (None, *theirs))
        if types(document, (mention,)) == {"state"} and not theirs & countries(document, actors):
            return () if any(groups) else (mention,)
    return ()


def _is_the_group(document: Document, i: int) -> bool:
    is_definite = any(token.lemma.lower() == "the" for token in children(document, i, "det"))
    return is_definite and document.tokens[i].lemma.lower() in act_words("public", "groups")


def _within(document: Document, heads: Iterable[int], actors: tuple[Mention, ...], family: str) -> tuple[Mention, ...]:
    """Those named nearest to the top of some phrases, the actors and mere places left out.

    "Camps of the militia" names the militia; of "bases that house Danish troops" the troops count, for want of others.
    Compatriots count where they stand nearer than any foreigner ("rejected his party's demand for talks with Iran").
    """
    mine = countries(document, actors)
    costs: dict[bool, int] = {}
    found: dict[bool, list[Mention]] = {True: [], False: []}
    for i, cost in _by_cost(document, heads, family):
        mention = _mention_at(document, i, actors)
        if mention is None or not _is_other(document, mention, actors, family):
            continue
        is_own = bool(mine) and bool(countries(document, (mention,))) and countries(document, (mention,)) <= mine
        if cost == costs.setdefault(is_own, cost):
            found[is_own].append(mention)
    chosen = True in costs and costs[True] + _NEARER < costs.get(False, _FURTHEST)
    return tuple(dict.fromkeys(sorted(found[chosen], key=lambda m: m.first)))


def _mention_at(document: Document, i: int, actors: tuple[Mention, ...]) -> Mention | None:
    """The mention at a token; of one that names the actors among others, what stands at the token itself."""
    mention = document.mention_at.get(i)
    own = {actor for each in actors for actor in each.actors}
    if mention is None or not own & set(mention.actors):
        return mention
    inner = (m for m in document.mentions if m.first <= i < m.last and not own & set(m.actors))
    return min(inner, key=lambda m: m.last - m.first, default=mention)


def _by_cost(document: Document, heads: Iterable[int], family: str) -> Iterator[tuple[int, int]]:
    """The tokens below some heads with the cost of reaching them, the cheapest first."""
    queue = [(0, i) for i in dict.fromkeys(heads)]
    heapq.heapify(queue)
    seen: set[int] = set()
    while queue:
        cost, i = heapq.heappop(queue)
        if i in seen or cost > _REACH.get(family, _FURTHEST):
            continue
        seen.add(i)
        yield i, cost
        for token in children(document, i):
            if not _leads_away(document, token, family):
                heapq.heappush(queue, (cost + _step(document, token), token.i))


def _leads_away(document: Document, token: Token, family: str) -> bool:
    """Whether a word below a phrase opens what the act is about, not whom it is done to."""
    if token.dep == "prep":
        word = token.lemma.lower()
        away = _CIRCUMSTANCES | _TOPICS.get(family, frozenset())
        return (
            word in away
            or (word in _AIMED and family in FRIENDLY)
            or (family == "accusation" and word == "of" and _is_suffered(document, token))
        )
    if family == "accusation" and token.dep in ("poss", "compound", "nmod") and _is_suffered(document, token):
        return True
    if token.dep == "acl" and family == "force":
        return any(c.tag == "TO" for c in children(document, token.i, "aux"))
    return token.dep == "acl" and family in _UNCLAUSED


def _is_suffered(document: Document, token: Token) -> bool:
    """Whether a word tells who suffers what its noun says ("the arrest of X"), whom nobody blames for it."""
    return document.tokens[token.head].lemma.lower() in act_words("public", "sufferings")


def _step(document: Document, token: Token) -> int:
    """What it costs to go down to a word: little where it says more of the same thing, much into another's clause."""
    if token.dep in _FREE:
        return 0
    if token.dep == "pcomp":
        return _FURTHEST
    if token.dep in _CLAUSES and any(c.lemma.lower() not in _RELATIVE for c in children(document, token.i, *_SUBJECTS)):
        return _CLAUSE_COST
    return 1


def _around(
    document: Document, verb: int, actors: tuple[Mention, ...], family: str, content: tuple[int, ...]
) -> tuple[Mention, ...]:
    """The only foreign party in the content of an act, else in its clause, its sentence, the sentence before.

    Nobody where there are several, since the article then leaves open which of them it is.
    """
    number = document.sentence_of[verb]
    stretches: list[Iterable[int]] = [content, subtree(document, verb), _sentence(document, number)]
    if family in _CONTINUED and number and _are_near(document, number - 1, number):
        stretches.append(_sentence(document, number - 1))
    mine = countries(document, actors)
    beside = {i for m in actors for i in subtree(document, m.head)}
    for stretch in stretches:
        near = dict.fromkeys(document.mention_at[i] for i in stretch if i in document.mention_at and i not in beside)
        foreign = [m for m in near if _is_foreign(document, m, actors, mine, family)]
        parties = {countries(document, (m,)) or frozenset(m.actors) for m in foreign}
        if parties:
            return named(document, foreign[:1]) if len(parties) == 1 else ()
    return ()


def _members(document: Document, actors: tuple[Mention, ...]) -> frozenset[str]:
    """The countries of the members of groups that act, from which their officials are."""
    known = document.actor_by_id
    return frozenset(code for m in actors for a in m.actors if a in known for code in known[a].members)


def _are_near(document: Document, before: int, after: int) -> bool:
    """Whether two sentences are of one paragraph or of two that follow one another."""
    return document.sentences[before].paragraph >= document.sentences[after].paragraph - 1


def _sentence(document: Document, number: int) -> range:
    bounds = document.sentences[number]
    return range(bounds.first, bounds.last)


def _is_other(document: Document, mention: Mention, actors: tuple[Mention, ...], family: str) -> bool:
    """Whether a mention can name the other side: somebody known, not the actors, their own state or a place."""
    if {a for m in actors for a in m.actors} & set(mention.actors) or _is_anybody(document, mention):
        return False
    if types(document, (mention,)) == {"unnamed"} and _is_counterpart(document, mention):
        return False
    return not _is_apart(document, mention, actors, family)


def _is_apart(document: Document, mention: Mention, actors: tuple[Mention, ...], family: str) -> bool:
    """Whether a mention only says whose support or goods are meant, or where force is used."""
    if is_prefix(document, mention):
        return True
    if types(document, (mention,)) != {"state"}:
        return False
    is_own = countries(document, (mention,)) <= countries(document, actors)
    if is_own and family not in _HOSTILE and "organisation" not in types(document, actors):
        return True
    return is_place(document, mention) and not (family == "force" and _is_site(document, mention))


def _is_site(document: Document, mention: Mention) -> bool:
    """Whether what is hit is a place of the country ("at villages in Chad"), not somebody who is there."""
    over = document.tokens[document.tokens[document.tokens[mention.head].head].head]
    return over.lemma.lower() in act_words("public", "sites")


def _is_foreign(
    document: Document, mention: Mention, actors: tuple[Mention, ...], mine: frozenset[str], family: str
) -> bool:
    """Whether a mention names somebody of another country, or a group of countries, that is no mere place."""
    theirs = countries(document, (mention,))
    if mention.kind == "pronoun" or theirs & mine or not _is_other(document, mention, actors, family):
        return False
    kinds = types(document, (mention,))
    if kinds == {"person"} and theirs & _members(document, actors):
        return False
    if kinds == {"group"}:
        return document.tokens[mention.head].dep in _ARGUMENTS and _under(document, mention.head) not in _VENUES
    return bool(theirs) and kinds <= _OFFICIAL and not (kinds == {"state"} and is_place(document, mention))


def _is_anybody(document: Document, mention: Mention) -> bool:
    """Whether a mention stands for nobody known: people without name and country, who are mostly at home."""
    known = [document.actor_by_id[a] for a in mention.actors if a in document.actor_by_id]
    return all(actor.type == "unnamed" and actor.country is None for actor in known)


def _is_counterpart(document: Document, mention: Mention) -> bool:
    """Whether a mention only says that there is another country ("its neighbours")."""
    return document.tokens[mention.head].lemma.lower() in act_words("public", "nouns")


def _says_whom(document: Document, verb: int, heads: tuple[int, ...]) -> bool:
    """Whether the other side is told in words that name nobody ("urged all members", "accused the firm")."""
    if heads and document.tokens[verb].lemma.lower() in act_words("public", "addressing"):
        return True
    people = act_words("public", "nouns") | act_words("public", "organs") | act_words("never", "doers")
    return any(
        document.tokens[i].lemma.lower() in people
        or (document.tokens[i].pos == "PROPN" and i not in document.mention_at and _is_beside(document, verb, i))
        for i in heads
    )


def _is_beside(document: Document, verb: int, i: int) -> bool:
    """Whether a word is the object of a verb or of its preposition."""
    over = document.tokens[document.tokens[i].head]
    return over.i == verb or (over.pos == "ADP" and over.head == verb)

"""Who takes part in a meeting, read off the arguments of its trigger."""

from collections.abc import Iterable
from dataclasses import replace

from detente.extraction import grammar
from detente.extraction.meeting_compounds import hyphenated
from detente.extraction.meeting_drafts import Party, country_of, joined, parties_of, sides_of, type_of
from detente.lexicon.bodies import news_outlets
from detente.lexicon.meetings import meeting_words
from detente.lexicon.modality import modal_words
from detente.lexicon.states import states
from detente.model.document import Document, Mention, Token

_SPOKEN_TO = frozenset(
    {"tell", "urge", "assure", "invite", "warn", "ask", "join", "inform", "meet", "see", "press", "host"}
)
_BETWEEN = ("between", "among", "of", "by", "from", "involving", "including")
_WEEKDAYS = frozenset({"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"})
_DASHES = frozenset({"—", "–", "-", "--"})
_MODIFIERS = ("poss", "compound", "amod", "nmod")


def people_at(document: Document, heads: Iterable[int]) -> tuple[Party, ...]:
    """The parties that phrases name: actors themselves, or people described by their country ("leaders of Egypt")."""
    found: list[Mention] = []
    capitals: list[Party] = []
    for head in heads:
        own = document.mention_at.get(head)
        if _is_stance(document, head):
            continue
        if own is not None:
            found.extend(_with_neighbours(document, _past_dateline(document, own)))
        elif (state := _metonym(document, head)) is not None:
            capitals.append(state)
        elif _is_day(document.tokens[head]):  # "met President X Monday": the parser makes one name of the two
            named = [document.mention_at.get(t.i) for t in grammar.children(document, head, "compound", "nmod")]
            found.extend(m for m in dict.fromkeys(named) if m is not None)
        elif document.tokens[head].lemma.lower() in meeting_words().people:
            found.extend(_by_name(document, head) or grammar.mentions_at(document, head))
            for clause in grammar.children(document, head, "acl"):  # "delegations led by X and Y"
                found.extend(grammar.mentions_of(document, grammar.subjects(document, clause.i)))
    described = tuple(dict.fromkeys(m for mention in found for m in _described(document, mention)))
    return joined(parties_of(described), tuple(capitals))


def _is_stance(document: Document, head: int) -> bool:
    """Whether people only stand for or against a country: "pro-Norway groups", "anti-Norwegian crowds"."""
    return any(
        t.text.lower().startswith(("pro", "anti")) and "-" in document.text[t.start : t.end + 1]
        for t in grammar.children(document, head, "amod", "compound", "nmod")
    ) or any(
        t.text.lower() in ("pro", "anti")
        for i in grammar.subtree(document, head)
        for t in (document.tokens[i],)
        if i < head
    )


def _by_name(document: Document, head: int) -> tuple[Mention, ...]:
    """Who an office is named to be, not whom he serves: "her envoy for the region, X"."""
    named = (document.mention_at.get(t.i) for t in grammar.children(document, head, "appos"))
    return tuple(m for m in named if m is not None and _is_person(document, m))


def _metonym(document: Document, head: int) -> Party | None:
    """The state whose capital others talk with ("talks with Oslo"), where the article's actors lack it."""
    token = document.tokens[head]
    first = token
    while first.dep == "conj" and first.head != first.i:
        first = document.tokens[first.head]
    if token.ent != "GPE" or document.tokens[first.head].lemma.lower() not in ("with", "between"):
        return None
    code = next((s.code for s in states().values() if token.text in (s.capital, *s.metonyms)), None)
    return Party(f"state-{code}", document.span(head, head + 1), head) if code else None


def _is_day(token: Token) -> bool:
    return token.ent == "DATE" or token.text in _WEEKDAYS


def in_dateline(document: Document, mention: Mention) -> bool:
    """Whether a mention only says where an article was written ("OSLO, Norway (Reuters) - ...")."""
    sentence = document.sentences[document.sentence_of[mention.first]]
    first = document.tokens[sentence.first].text
    after = [t.text for t in document.tokens[mention.last : min(mention.last + 6, sentence.last)]]
    near = mention.first - sentence.first <= 4 and first.isupper() and len(first) > 2
    return near and mention.kind == "name" and any(text in _DASHES for text in after)


def _past_dateline(document: Document, mention: Mention) -> Mention:
    """The mention after the dash where the parser took the dateline for the subject; else the mention itself."""
    if not in_dateline(document, mention):
        return mention
    last = document.sentences[document.sentence_of[mention.first]].last
    dash = next(t.i for t in document.tokens[mention.last : last] if t.text in _DASHES)
    named = document.mention_at.get(min(dash + 1, last - 1))
    return named if named is not None else mention


def _described(document: Document, mention: Mention) -> tuple[Mention, ...]:
    """The states behind people without a name or country of their own ("officials from Egypt and Jordan")."""
    actors = [document.actor_by_id[actor] for actor in mention.actors]
    nameless = bool(actors) and all(actor.type == "unnamed" for actor in actors)
    named = document.mention_at.get(mention.last + 1) if _comma_after(document, mention) else None
    if named is not None and nameless and _is_person(document, named):
        return (named,)
    if not nameless:
        outlets = news_outlets()
        return () if any(actor.id in outlets for actor in actors) or _is_crowd(document, mention) else (mention,)
    if _is_crowd(document, mention):
        return ()
    heads = grammar.prepositional(document, mention.head, "of", "from", "including")
    inner = [m for m in document.mentions if m.head in heads and m != mention]
    if inner:
        return tuple(inner)
    owners = [m for t in grammar.children(document, mention.head, "poss") if (m := document.mention_at.get(t.i))]
    if len(owners) == 1 and owners[0] != mention and all(type_of(document, a) == "state" for a in owners[0].actors):
        return (owners[0],)
    country = actors[0].country if len(actors) == 1 else None
    return (replace(mention, actors=(f"state-{country}",)),) if country else (mention,)


def _is_crowd(document: Document, mention: Mention) -> bool:
    """Whether words name people of a country who hold no talks: its reporters, troops, voters."""
    return mention.kind == "nominal" and document.tokens[mention.head].lemma.lower() in meeting_words().crowds


def _comma_after(document: Document, mention: Mention) -> bool:
    return mention.last + 1 < len(document.tokens) and document.tokens[mention.last].text == ","


def _is_person(document: Document, mention: Mention) -> bool:
    return mention.kind == "name" and all(type_of(document, a) == "person" for a in mention.actors)


def _with_neighbours(document: Document, mention: Mention) -> list[Mention]:
    """A mention with those joined to it by "and" or a comma, whatever the parser made of the list."""
    found = [mention]
    while (left := _left(document, found[0])) is not None and left not in found:
        found.insert(0, left)
    return found + _run(document, mention)


def _run(document: Document, mention: Mention) -> list[Mention]:
    """The rest of a list of actors after its first: "A, B and C", up to the last that "and" joins."""
    found: list[Mention] = []
    ended = 0
    while (right := _right(document, found[-1] if found else mention)) is not None:
        found.append(right)
        if "and" in document.text[found[-2].end if len(found) > 1 else mention.end : right.start].lower().split():
            ended = len(found)
    return found[:ended]


def _left(document: Document, mention: Mention) -> Mention | None:
    i = mention.first - 1
    first = document.sentences[document.sentence_of[mention.first]].first
    if i <= first or document.tokens[i].lemma.lower() not in ("and", "&", ","):
        return None
    before = i - 2 if document.tokens[i - 1].text == "," else i - 1
    other = document.mention_at.get(before)
    comma = document.tokens[i].text == ","
    if other is None or other.last != before + 1 or (comma and not _listed(document, other, mention)):
        return None
    return other


def _listed(document: Document, left: Mention, right: Mention) -> bool:
    """Whether a comma joins two actors: at the head of a headline, or in a list that ends with "and"."""
    sentence = document.sentences[document.sentence_of[left.first]]
    ends = right.last < sentence.last and document.tokens[right.last].lemma.lower() in ("and", ",", "&")
    return (left.first == sentence.first or ends) and left.kind == right.kind == "name"


def _right(document: Document, mention: Mention) -> Mention | None:
    """The mention that a comma, "and" or both join to one, at most one word between; None where a verb follows it."""
    last = document.sentences[document.sentence_of[mention.first]].last
    i = mention.last
    while i < last and document.tokens[i].lemma.lower() in (",", "and", "&"):
        i += 1
    if i == mention.last:
        return None
    other = next(
        (m for j in range(i, min(i + 3, last)) if (m := document.mention_at.get(j)) and m.kind != "pronoun"), None
    )
    if other is None or any(grammar.is_verbal(t) for t in document.tokens[i : other.first]):
        return None
    after = document.tokens[other.last] if other.last < last else None
    clause = after is not None and after.tag in ("VBD", "VBZ", "VBP", "MD") and document.tokens[i - 1].text == "and"
    return None if clause else other


def verb_parties(document: Document, verb: int, *prepositions: str) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """(those who do it, those to or with whom it is done) for a verb, the latter by object and by ``prepositions``."""
    doers = people_at(document, grammar.grammatical_subjects(document, verb))
    if grammar.is_passive(document, verb):
        agents = people_at(document, grammar.subjects(document, verb))
        return (agents, doers)
    partners = [*grammar.objects(document, verb), *grammar.prepositional(document, verb, *prepositions)]
    partners += _relative_partner(document, verb, prepositions)
    return doers, people_at(document, partners)


def _relative_partner(document: Document, verb: int, prepositions: tuple[str, ...]) -> list[int]:
    """ "Putin, whom he will meet": the noun that an object relative clause describes."""
    token = document.tokens[verb]
    if token.dep != "relcl" or not grammar.children(document, verb, "nsubj"):
        return []
    if grammar.children(document, verb, "dobj") or grammar.prepositional(document, verb, *prepositions):
        return []
    own = {document.tokens[i].i for i in grammar.grammatical_subjects(document, verb)}
    return [token.head] if token.head not in own else []


def noun_parties(document: Document, noun: int) -> tuple[Party, ...]:
    """Those who take part in what a noun names: its own arguments first, then those of the verb that carries it."""
    own = own_parties(document, noun)
    above = document.tokens[document.tokens[noun].head].lemma.lower()
    if not own and above in meeting_words().planned_relations:  # "before the summit" is anybody's
        return own
    subject = document.tokens[noun].dep in ("nsubj", "nsubjpass")
    if subject or (len(sides_of(document, own)) >= 2 and not are_only_partners(document, noun, own)):
        return own
    return joined(own, outer_parties(document, noun))


def are_only_partners(document: Document, noun: int, own: tuple[Party, ...]) -> bool:
    """Whether a noun's phrase names one side alone: "talks with A and B" are somebody else's with the two."""
    partners = people_at(document, grammar.prepositional(document, noun, "with"))
    return bool(partners) and {p.actor for p in own} <= {p.actor for p in partners}


def partners_of(document: Document, noun: int) -> tuple[Party, ...]:
    """Those with whom a verb's subject has what a noun names ("held talks with A and B"), where nobody else is told
    to take part in it; else none."""
    token = document.tokens[noun]
    verb = document.tokens[token.head]
    if token.dep != "dobj" or verb.lemma.lower() not in meeting_words().carriers:
        return ()
    if grammar.children(document, noun, "relcl") or grammar.prepositional(document, noun, *_BETWEEN):
        return ()
    before = [m for t in grammar.children(document, noun, *_MODIFIERS) for m in _left_of(document, t, noun)]
    with_ = grammar.prepositional(document, noun, "with")
    return () if before or not with_ else people_at(document, with_)


def own_parties(document: Document, noun: int) -> tuple[Party, ...]:
    """Those whom the noun's own phrase names: "Obama's meeting with", "talks between", "an Obama-Putin summit"."""
    before: list[Mention] = []
    for child in grammar.children(document, noun, *_MODIFIERS):
        before.extend(_left_of(document, child, noun))
    after = people_at(document, grammar.prepositional(document, noun, "with", *_BETWEEN))
    for clause in grammar.children(document, noun, "relcl"):  # "a conversation that he had with"
        if clause.lemma.lower() in meeting_words().light:
            own = people_at(document, grammar.grammatical_subjects(document, clause.i))
            after = joined(after, own, people_at(document, grammar.prepositional(document, clause.i, "with")))
    return joined(hyphenated(document, noun), parties_of(tuple(before)), after, _with_of_verb(document, noun))


def _left_of(document: Document, child: Token, noun: int) -> list[Mention]:
    found = list(grammar.mentions_at(document, child.i))
    for below in grammar.children(document, child.i, "conj", "compound", "poss", "nmod"):
        if below.i < noun:
            found.extend(grammar.mentions_at(document, below.i))
    return list(dict.fromkeys(found))


def _with_of_verb(document: Document, noun: int) -> tuple[Party, ...]:
    """ "held talks on Friday with X": the parser often hangs "with" on the verb."""
    token = document.tokens[noun]
    found: list[int] = []
    if token.dep == "pobj" and token.lemma.lower() in ("phone", "telephone"):  # "on the phone with"
        return people_at(document, grammar.prepositional(document, document.tokens[token.head].head, "with", "to"))
    if token.dep not in ("dobj", "nsubj", "nsubjpass", "attr"):
        return ()
    for verb in _verbs_around(document, token):
        found.extend(grammar.prepositional(document, verb, "with", "between"))
    return people_at(document, found)


def _verbs_around(document: Document, token: Token) -> list[int]:
    head = document.tokens[token.head]
    return [head.i, *(t.i for t in grammar.children(document, head.i, "xcomp", "acomp"))]


def outer_parties(document: Document, noun: int) -> tuple[Party, ...]:
    """Those who take part because the verb around the noun is theirs: "X said after talks with"."""
    verb = carrying_verb(document, noun)
    if verb is None:
        return _caption_parties(document, noun)
    heads = list(grammar.grammatical_subjects(document, verb))
    token = document.tokens[verb]
    sent = token.lemma in meeting_words().sending and document.tokens[noun].dep == "pobj"
    if sent and not grammar.is_passive(document, verb):
        return people_at(document, grammar.objects(document, verb))  # "sent her on a trip"
    alone = not grammar.prepositional(document, noun, "with")  # "pressed him in a meeting with her" tells of two others
    if token.lemma in _SPOKEN_TO and alone and not grammar.is_passive(document, verb):
        heads += [i for i in grammar.objects(document, verb) if i != noun]
    if grammar.is_passive(document, verb):
        heads += grammar.subjects(document, verb)
    beside = document.mention_at.get(verb - 1)
    if not heads and beside is not None and _is_person(document, beside):  # a subject that the parser hung elsewhere
        heads.append(beside.head)
    found = people_at(document, [i for i in heads if i != noun])
    above = grammar.governing_verb(document, verb)
    if found or above is None:
        return found
    said = document.tokens[verb].dep == "ccomp" and _is_set_off(document, noun)
    if said or document.tokens[verb].dep in ("advcl", "conj", "xcomp", "acl"):
        return people_at(document, grammar.grammatical_subjects(document, above))
    return found


def _is_set_off(document: Document, noun: int) -> bool:
    """Whether a comma parts a noun's preposition from what somebody says, so that it is the speaker's: "said that
    thieves did it, after a call with her"."""
    preposition = document.tokens[noun].head
    return document.tokens[noun].dep == "pobj" and preposition > 0 and document.tokens[preposition - 1].text == ","


def teller_of(document: Document, noun: int) -> tuple[Party, ...]:
    """Who says, expects or announces something of talks with others, and so is a side: himself where the others are
    persons, else his state ("Peru's minister said that the talks with Chile were over")."""
    partners = people_at(document, grammar.prepositional(document, noun, "with"))
    if not partners:
        return ()
    telling = modal_words().speech | meeting_words().telling
    for above in grammar.ancestors(document, noun):
        if above.lemma.lower() in telling and grammar.is_verbal(above):
            tellers = people_at(document, [i for i in grammar.grammatical_subjects(document, above.i) if i != noun])
            if not tellers:
                continue
            if any(type_of(document, p.actor) == "person" for p in partners):
                return tuple(p for p in tellers if type_of(document, p.actor) == "person")
            return tuple(replace(p, actor=f"state-{code}") for p in tellers if (code := country_of(document, p.actor)))
    return ()


def _caption_parties(document: Document, noun: int) -> tuple[Party, ...]:
    """Those whom a caption without a verb shows: "X with Y at a 2013 meeting"."""
    root = next((t for t in grammar.ancestors(document, noun) if t.head == t.i), None)
    if root is None or root.pos not in ("NOUN", "PROPN") or document.tokens[noun].dep != "pobj":
        return ()
    return people_at(document, [root.i, *grammar.prepositional(document, root.i, "with")])


def carrying_verb(document: Document, noun: int) -> int | None:
    """The verb whose subject takes part in a noun's meeting; None if there is none."""
    token = document.tokens[noun]
    if token.dep in ("nsubj", "nsubjpass", "ROOT"):
        return None
    head = document.tokens[token.head]
    while head.pos in ("ADP", "NOUN", "PROPN", "SCONJ", "ADV", "ADJ") and head.head != head.i:
        if head.pos in ("NOUN", "PROPN") and (
            head.dep in ("nsubj", "nsubjpass") or (head.pos == "NOUN" and not _leads_up(head))
        ):
            return None
        head = document.tokens[head.head]
    if head.lemma.lower() in meeting_words().mentioning:
        return None  # "was referring to a call"
    return head.i if grammar.is_verbal(head) or head.pos == "AUX" else None


def _leads_up(noun: Token) -> bool:
    """Whether a verb's subject takes part in what hangs on its object: "began a round of talks", "accepted an offer of
    talks", not "described the nature of the talks"."""
    words = meeting_words()
    lemma = noun.lemma.lower()
    return lemma in words.stretches or lemma in words.nouns or lemma in words.cue_nouns or lemma in words.margins


def credited(document: Document, trigger: int) -> str | None:
    """The actor whom the sentence credits with telling of a trigger ("the ministry said that ..."), or None."""
    token = document.tokens[trigger]
    for above in grammar.ancestors(document, trigger):
        if token.dep == "ccomp" and above.lemma.lower() in modal_words().speech:
            speakers = people_at(document, grammar.grammatical_subjects(document, above.i))
            return speakers[0].actor if len(speakers) == 1 else None
        token = above
    return None


def is_phone(document: Document, head: int) -> bool:
    """Whether the words at a trigger say that it went by telephone."""
    words = meeting_words()
    sentence = document.sentences[document.sentence_of[head]]
    around = document.text[max(sentence.start, document.tokens[head].start - 25) : sentence.end].lower()
    near = around[:160]
    if any(phrase in near for phrase in words.phone_phrases):
        return True
    return any(
        t.lemma.lower() in words.phone_modifiers for t in grammar.children(document, head, "compound", "amod", "nmod")
    )

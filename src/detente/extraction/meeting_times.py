"""When a meeting takes place: which time of its sentence is its own."""

from dataclasses import replace
from itertools import pairwise

from detente.calendar.resolve import resolve
from detente.extraction import grammar
from detente.lexicon.meetings import meeting_words
from detente.lexicon.modality import modal_words
from detente.model.document import Document, Token
from detente.model.times import Timex

_BEYOND = 7.0
# "is scheduled for Friday", "was postponed to May": the time beside these is the meeting's.
_SCHEDULING = frozenset(
    {"schedule", "plan", "set", "expect", "slate", "postpone", "delay", "reschedule", "arrange", "push", "put"}
)
_JOINTS = frozenset({"and", "or", "and on", "or on", "through", "to"})


def time_of(document: Document, trigger: int) -> Timex | None:
    """When the meeting of a trigger takes place: the nearest time in the tree that is not that of an announcement."""
    told_by = _announcing(document, trigger)
    ranked = []
    for timex, head in grammar.times_in(document, document.sentence_of[trigger]):
        cost = grammar.path_cost(document, head, trigger)
        if (
            timex.ref is None
            or cost is None
            or cost > _BEYOND
            or (governor(document, head) in told_by and not _follows(document, timex, trigger))
        ):
            continue
        if not belongs(document, head, trigger) or _is_start_of_now(document, head, trigger):
            continue
        if _is_of_another_noun(document, head, trigger) or _is_outside(document, head, trigger):
            continue
        if _is_of_what_tells(document, head, trigger) or _is_counted_from_elsewhere(document, timex, trigger):
            continue
        ranked.append((cost, abs(timex.start - document.tokens[trigger].start), timex.start, timex))
    if ranked:
        return _whole(document, min(ranked, key=lambda row: row[:3])[3])
    return _tweeted(document, trigger)


def _is_of_another_noun(document: Document, head: int, trigger: int) -> bool:
    """Whether a time only tells which of several things is meant: "meddled in the 2016 election"."""
    own = document.tokens[governor(document, head)]
    stretch = own.lemma.lower() in meeting_words().stretches
    above = {trigger, *(t.i for t in grammar.ancestors(document, trigger))}
    return document.tokens[head].dep in ("compound", "nummod", "nmod", "amod") and own.i not in above and not stretch


def _is_of_what_tells(document: Document, head: int, trigger: int) -> bool:
    """Whether a time belongs to a noun that only tells or deals of a meeting: "Monday's announcement that they would
    meet", "the release tomorrow of a record of their talk"."""
    own = document.tokens[governor(document, head)]
    known = meeting_words().nouns.keys() | meeting_words().stretches | meeting_words().margins
    if own.i == trigger or own.pos != "NOUN":
        return False
    below = document.tokens[trigger]
    for above in grammar.ancestors(document, trigger):
        if above.i == own.i:
            if below.dep == "prep" and below.text.lower() in ("after", "before", "following"):
                return True  # "a summit on 3 May after a visit"
            if own.lemma.lower() in known:
                return False
            about = below.dep == "prep" and below.lemma.lower() in ("of", "about", "on", "to", "for")
            return below.dep in ("acl", "relcl", "ccomp") or about
        below = above
    return False


def _is_counted_from_elsewhere(document: Document, timex: Timex, trigger: int) -> bool:
    """Whether a day is counted from what the words right after it tell ("the same day that the drill began"), or, at
    the head of a paragraph, from who knows what ("The next day")."""
    if timex.ref is None or timex.ref.base is None:
        return False
    number = document.sentence_of[trigger]
    sentence = document.sentences[number]
    opens = number > 0 and document.sentences[number - 1].paragraph != sentence.paragraph
    after = document.text[timex.end : timex.end + 5].lower()
    same = "same" in timex.text.lower() and not after.lstrip().startswith((",", "."))
    return same or (opens and timex.start - sentence.start <= 1)


def _is_outside(document: Document, head: int, trigger: int) -> bool:
    """Whether a clause told in the pluperfect only describes who acts at a time: "she, who had met him in Oslo,
    testified on Monday"."""
    own = governor(document, head)
    token = document.tokens[trigger]
    for above in grammar.ancestors(document, trigger):
        first_time = document.tokens[token.head].lemma.lower() == "time"  # "Monday was the first time they had met"
        if (
            token.dep == "relcl"
            and not first_time
            and any(t.text.lower() == "had" for t in grammar.children(document, token.i, "aux"))
        ):
            return own != token.i and own not in grammar.subtree(document, token.i)
        token = above
    return False


def _tweeted(document: Document, trigger: int) -> Timex | None:
    """The day of a message in which somebody tells of his own talk ("tweeted on Friday that he spoke with")."""
    for above in grammar.ancestors(document, trigger):
        if above.lemma.lower() in ("tweet", "post") and above.tag in ("VBD", "VBN"):
            return _day_beside(document, above.i)
    return None


def _day_beside(document: Document, verb: int) -> Timex | None:
    times = grammar.times_in(document, document.sentence_of[verb])
    return next((t for t, head in times if t.ref is not None and governor(document, head) == verb), None)


def _follows(document: Document, timex: Timex, trigger: int) -> bool:
    """Whether a date after a declined or wanted meeting is the meeting's although the parser gave it to the verb:
    "declined a meeting in Oslo on 3 May", unlike "declined a meeting on Monday"."""
    token = document.tokens[trigger]
    if document.tokens[token.head].lemma.lower() in meeting_words().reactions:
        return False  # "welcomed the summit in Oslo on 3 May"
    if token.dep != "dobj" or timex.ref is None or timex.start < token.end or document.tokens[token.head].i > trigger:
        return False
    value = resolve(timex.ref, document.article.published)
    published = document.article.published or ""
    return timex.ref.month is not None or bool(value and published and value[:10] > published[:10])


def _is_start_of_now(document: Document, head: int, trigger: int) -> bool:
    """ "their first talks since May", "the first since X resigned in May": the time tells of what lies before."""
    token = document.tokens[head]
    if token.dep == "pobj" and document.tokens[token.head].lemma.lower() == "since":
        return True
    return any(each.lemma.lower() == "since" for each in document.tokens[trigger:head])


def _whole(document: Document, timex: Timex) -> Timex:
    """A time with the one that "and" or "or" joins to it ("Monday and Tuesday", "May or June") as its end."""
    for first, second in pairwise(document.times):
        joined = timex in (first, second) and document.text[first.end : second.start].strip() in _JOINTS
        if joined and first.ref and second.ref and first.ref.until is None:
            text = document.text[first.start : second.end]
            return Timex(first.start, second.end, text, first.type, replace(first.ref, until=second.ref))
    return timex


def _announcing(document: Document, trigger: int) -> frozenset[int]:
    """The verbs above a trigger that tell of it, agree on it or cancel it: a time beside them is theirs."""
    found = set()
    token = document.tokens[trigger]
    direct, after = True, False
    for above in grammar.ancestors(document, trigger):
        after = after or (token.dep == "prep" and token.lemma.lower() == "after")
        if after and above.tag in ("VB", "VBZ", "VBP") and grammar.is_verbal(above):
            found.add(above.i)  # "a truce is to begin on Sunday after weeks of talks"
        if token.dep == "prep" and above.pos in ("VERB", "AUX"):
            direct = False
            word = token.lemma.lower()
            asked = word == "for" and meeting_words().cue_verbs.get(above.lemma.lower()) == "proposed"
            if word in ("before", "ahead", "since", "until") or (word == "after" and above.tag in ("VB", "VBG")):
                found.add(above.i)
            elif asked and above.tag in ("VBD", "VBN"):
                found.add(above.i)  # "had asked for the meeting last week"
        told = not direct and token.dep == "ccomp" and _is_told_by_others(document, above, trigger)
        reacted = token.dep == "dobj" and token.i == trigger and above.lemma.lower() in meeting_words().reactions
        if told or reacted:
            found.add(above.i)
        elif direct and token.dep in ("xcomp", "dobj", "acl", "nsubjpass", "ccomp") and grammar.is_verbal(above):
            cue = meeting_words().cue_verbs.get(above.lemma.lower())
            tells = above.lemma.lower() in modal_words().speech or (cue is not None and above.tag in ("VBD", "VBN"))
            schedules = above.lemma.lower() in _SCHEDULING and grammar.is_passive(document, above.i)
            if tells and not schedules and above.lemma.lower() not in meeting_words().skip:
                found.add(above.i)
        direct = direct or token.dep == "ccomp"
        token = above
    return frozenset(found)


def _is_told_by_others(document: Document, speech: Token, trigger: int) -> bool:
    """Whether a verb of speech tells of what others did, no comma between: "an aide said on Monday that she flew out
    for talks", unlike "she said on Monday that thieves did it, after talks with him"."""
    if speech.lemma.lower() not in modal_words().speech:
        return False
    preposition = document.tokens[trigger].head
    if preposition > 0 and document.tokens[preposition - 1].text == ",":
        return False
    verb = grammar.governing_verb(document, trigger)
    doers = grammar.mentions_of(document, grammar.grammatical_subjects(document, verb)) if verb is not None else ()
    tellers = grammar.mentions_of(document, grammar.grammatical_subjects(document, speech.i))
    return not {a for m in doers for a in m.actors} & {a for m in tellers for a in m.actors}


def governor(document: Document, head: int) -> int:
    """The word on which a time or a place hangs, its prepositions and the rest of its list passed."""
    token = document.tokens[head]
    while token.head != token.i:
        token, below = document.tokens[token.head], token
        if token.pos != "ADP" and below.dep not in ("conj", "nummod", "compound"):
            return token.i
    return token.i


def belongs(document: Document, head: int, trigger: int) -> bool:
    """Whether a time or place can be a trigger's: it hangs on it, on what is above it, or on a word in its phrase."""
    own = document.tokens[governor(document, head)]
    if _is_speakers(document, own, trigger) or _is_only_prepared(document, own, trigger):
        return False
    above = {trigger, *(t.i for t in grammar.ancestors(document, trigger))}
    if own.i in above:
        return True
    inside = any(t.i == trigger for t in grammar.ancestors(document, own.i))
    if grammar.is_verbal(own) and inside:
        if own.dep == "advcl" and any(t.lemma.lower() in ("when", "as") for t in grammar.children(document, own.i)):
            return own.head == trigger  # "will meet him when he comes to Oslo in May"
        told = own.lemma.lower() in meeting_words().light | _SCHEDULING
        return told and own.dep in ("relcl", "acl") and own.head in _phrase(document, trigger)
    if own.i > trigger and any(
        t.dep == "relcl" for t in (own, *grammar.ancestors(document, own.i)) if t.i not in above
    ):
        return False  # "a visit to the island, which fought a war in 1982"
    if own.dep == "conj" and own.i > trigger and (grammar.is_verbal(own) or own.pos == "NOUN"):
        return False  # "held talks and left on Monday"
    listed = own.dep == "conj" and own.lemma.lower() in meeting_words().nouns
    return not listed and document.tokens[head].dep != "poss"


def _phrase(document: Document, trigger: int) -> tuple[int, ...]:
    """A noun with whom its phrase names: "a meeting with her [set for Monday]"."""
    with_ = grammar.prepositional(document, trigger, "with", "between", "of")
    return (trigger, *with_)


def _is_speakers(document: Document, own: Token, trigger: int) -> bool:
    """Whether a word belongs to whoever tells of a meeting: "an official in Oslo said that they could meet"."""
    for token in (own, *grammar.ancestors(document, own.i)):
        if token.dep == "nsubj" and document.tokens[token.head].lemma.lower() in modal_words().speech:
            return trigger not in grammar.subtree(document, token.i)
    return False


def _is_only_prepared(document: Document, own: Token, trigger: int) -> bool:
    """Whether a clause tells of what was done for a meeting: "the ground for the talks was prepared in May"."""
    token = document.tokens[trigger]
    over = document.tokens[token.head]
    subject = document.tokens[over.head]
    return (
        token.dep == "pobj"
        and over.lemma.lower() == "for"
        and subject.dep in ("nsubj", "nsubjpass")
        and subject.head in {own.i, *(t.i for t in grammar.ancestors(document, own.i))}
    )


def is_speakers_place(document: Document, head: int, trigger: int) -> bool:
    """Whether a place is where somebody told of a meeting: "she would meet him, an aide told reporters in Oslo"."""
    own = document.tokens[governor(document, head)]
    if own.lemma.lower() not in modal_words().speech or own.i == trigger:
        return False
    path = (document.tokens[trigger], *grammar.ancestors(document, trigger))
    below = next((t for t in path if t.head == own.i), None)
    return below is None or below.dep in ("ccomp", "conj", "parataxis")

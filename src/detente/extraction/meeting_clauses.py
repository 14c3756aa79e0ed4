"""What the clause around a meeting tells against its own words: that it is past, that it is off, that it is to come."""

from dataclasses import replace

from detente.calendar import edtf
from detente.extraction import grammar
from detente.extraction.meeting_cues import is_given_up
from detente.extraction.meeting_status import OFF, Status, status_of
from detente.extraction.meeting_times import governor
from detente.lexicon.meetings import meeting_words
from detente.model.document import Document, Token
from detente.model.spans import Span
from detente.model.times import TimeRef, Timex

_OVER = frozenset({"after", "during", "following", "since"})
_SETTINGS = _OVER | {"in", "at", "on", "over"}
_MODALS = frozenset({"would", "will", "shall", "could", "might", "may", "should", "can", "must"})
_SUNDAY = 6
_ORDINALS = frozenset({"first", "last", "only", "final"})


def tells_setting(document: Document, trigger: int, span: Span) -> bool:
    """Whether a time or place hangs on a trigger itself or on the verb that tells of it ("the talks begin on Monday"),
    not only on something else that the sentence tells."""
    covered = grammar.tokens_in(document, span)
    if covered is None:
        return False
    token = document.tokens[trigger]
    own = document.tokens[governor(document, grammar.head_of(document, *covered))]
    if own.i == trigger or trigger in range(*covered):
        return True
    if any(t.i == trigger for t in grammar.ancestors(document, own.i)) and not grammar.is_verbal(own):
        return True
    carries = own.lemma.lower() in meeting_words().light | meeting_words().cue_verbs.keys() | {"be"}
    return own.i == token.head and (carries or token.dep != "pobj") and token.dep in ("nsubj", "nsubjpass", "dobj")


def is_told_as_past(document: Document, trigger: int) -> bool:
    """Whether the tense puts a meeting behind its telling: "met", "during a call in May she told him"."""
    token = document.tokens[trigger]
    if token.pos == "VERB":
        return _is_past(document, token)
    over = document.tokens[token.head]
    if token.dep == "dobj":
        return over.lemma.lower() in meeting_words().light and _is_past(document, over)
    if token.dep != "pobj" or over.text.lower() not in _SETTINGS:
        return False
    verb = document.tokens[over.head]
    while verb.pos == "ADP" and verb.head != verb.i:
        verb = document.tokens[verb.head]
    topical = over.text.lower() in ("on", "over")
    arranges = topical and meeting_words().cue_verbs.get(verb.lemma.lower()) is not None
    return grammar.is_verbal(verb) and not arranges and _is_past(document, verb)


def _is_past(document: Document, verb: Token) -> bool:
    """Whether a verb stands in a past tense, no modal beside it ("she'd changed" has none)."""
    helpers = grammar.children(document, verb.i, "aux", "auxpass")
    if any(t.lemma.lower() in _MODALS and t.text.lower() not in ("'d", "’d") for t in helpers):
        return False
    finite = any(t.text.lower() in ("had", "'d", "’d", "was", "were") for t in helpers)
    alone = not helpers and verb.dep in ("ROOT", "ccomp", "conj")  # a past tense that was taken for a participle
    return verb.tag == "VBD" or (verb.tag == "VBN" and (finite or alone))


def turned_back(document: Document, trigger: int, time: Timex | None) -> Timex | None:
    """The time of a meeting told as past: a bare month or date looks back; never one that lies ahead."""
    if time is None or time.ref is None:
        return time
    ref = time.ref
    if ref.unit == "week" and ref.offset == 1 and ref.weekday is None and _is_sunday(document.article.published):
        return replace(time, ref=TimeRef(unit="day", offset=1, until=ref))
    if not is_told_as_past(document, trigger):
        return time
    if ref.value is not None or ref.offset is not None or ref.month is None or ref.direction == "past":
        return time
    this_month = ref.day is None and (document.article.published or "")[5:7] == f"{ref.month:02d}"
    return time if this_month else replace(time, ref=replace(ref, direction="past"))


def _is_sunday(published: str | None) -> bool:
    """Whether an article appeared on a Sunday, when nobody can tell which week is the next."""
    if published is None or not edtf.is_valid(published) or edtf.is_open(published):
        return False
    first, last = edtf.parse(published)
    return first == last and first.weekday() == _SUNDAY


def weighed(document: Document, trigger: int, status: Status) -> Status:
    """A status with what the clause around a trigger adds to it."""
    token = document.tokens[trigger]
    off = _of_called_off(document, token) or _of_owner(document, token)
    if off is not None:
        return off
    if status.value == "planned" and _was_only_expected(document, token):
        return Status("cancelled", status.cue)
    if status.value in ("planned", "proposed") and _is_open(document, token):
        return Status("unconfirmed", trigger)
    if status.value == "planned" and _is_over_by_now(document, token, status):
        return Status("held")
    ahead = _is_timetabled(document, token) or _is_last_of_all(document, token) or _is_stage_ahead(document, token)
    if status.value == "held" and ahead:
        return Status("planned")
    return status


def _of_called_off(document: Document, token: Token) -> Status | None:
    """The status of the journey on which a meeting was to be: "scrapped a trip to Oslo, where she was to meet him"."""
    for clause in (token, *grammar.ancestors(document, token.i)):
        if clause.dep != "relcl" or not any(
            t.lemma.lower() in ("where", "when", "which")
            for i in (clause.i, token.i)
            for t in grammar.children(document, i, "advmod", "pobj")
        ):
            continue
        for noun in grammar.ancestors(document, clause.i):
            if noun.pos not in ("NOUN", "PROPN", "ADP"):
                break
            if noun.lemma.lower() in meeting_words().nouns:
                status = status_of(document, noun.i)
                return status if status.value in OFF else None
    return None


def _of_owner(document: Document, token: Token) -> Status | None:
    """ "when they canceled her planned visit": the parser may take the verb for an adjective of the owner."""
    for owner in grammar.children(document, token.i, "poss"):
        for t in grammar.children(document, owner.i, "amod"):
            value = meeting_words().cue_verbs.get(t.lemma.lower())
            if t.tag in ("VBD", "VBN") and value in ("cancelled", "postponed"):
                return Status(value, t.i)
    return None


def _was_only_expected(document: Document, token: Token) -> bool:
    """ "It had been expected that she would meet him"."""
    return any(is_given_up(document, t) for t in grammar.ancestors(document, token.i) if t.pos == "VERB")


def _is_open(document: Document, token: Token) -> bool:
    """ "declined to say whether she would meet him"."""
    return any(t.lemma.lower() == "whether" for t in grammar.children(document, token.i, "mark"))


def _is_over_by_now(document: Document, token: Token, status: Status) -> bool:
    """ "danced during a previously scheduled tour": what was once planned is over."""
    over = document.tokens[token.head]
    cue = document.tokens[status.cue] if status.cue is not None else token
    if token.dep != "pobj" or over.lemma.lower() not in _OVER or cue.head != token.i:
        return False
    above = (t for t in grammar.ancestors(document, over.i) if t.pos in ("VERB", "AUX"))
    verb = next((t for t in above if t.tag != "VBG"), None)
    return verb is not None and _is_past(document, verb)


def _is_timetabled(document: Document, token: Token) -> bool:
    """ "wraps up his trip with a dinner", "the talks, which begin on Thursday", "began his journey to Oslo"."""
    verbs = [*grammar.children(document, token.i, "relcl")]
    over = document.tokens[token.head]
    if token.dep == "pobj" and over.lemma.lower() in ("with", "by"):
        over = document.tokens[over.head]
    verbs += [over] if token.dep in ("dobj", "nsubj", "pobj") else []
    words = meeting_words()
    for verb in verbs:
        lemma = verb.lemma.lower()
        if lemma in words.setting_out and token.lemma.lower() == "journey" and token.dep == "dobj":
            return True
        plain = verb.tag in ("VBZ", "VBP") and not grammar.children(document, verb.i, "aux")
        if plain and lemma in words.timetabled and not grammar.is_negated(document, verb.i):
            return True
    return False


def _is_stage_ahead(document: Document, token: Token) -> bool:
    """ "will fly to Oslo after a visit to Rome": both are to come."""
    over = document.tokens[token.head]
    if token.dep != "pobj" or over.text.lower() not in ("after", "following"):
        return False
    if not any(t.lemma.lower() in ("a", "an") for t in grammar.children(document, token.i, "det")):
        return False
    verb = next((t for t in grammar.ancestors(document, over.i) if t.pos in ("VERB", "AUX")), None)
    travels = verb is not None and meeting_words().verbs.get(verb.lemma.lower()) in ("travel", "visit", "meet")
    return (
        travels
        and verb is not None
        and any(t.lemma.lower() in ("will", "shall") for t in grammar.children(document, verb.i, "aux"))
    )


def _is_last_of_all(document: Document, token: Token) -> bool:
    """ "will not be the last time he meets her"."""
    noun = document.tokens[token.head]
    if token.dep != "relcl" or noun.lemma.lower() != "time" or token.tag not in ("VBZ", "VBP"):
        return False
    counted = any(t.lemma.lower() in _ORDINALS for t in grammar.children(document, noun.i, "amod", "advmod"))
    return counted and grammar.is_verbal(document.tokens[noun.head])

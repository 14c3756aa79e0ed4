"""People without a name: "a resident", "one militant", "sources"."""

from collections.abc import Container
from functools import cache

from detente.annotation.actor_modifiers import read_owner
from detente.annotation.actor_roster import Find, Roster
from detente.annotation.actor_runs import verbs_of_things
from detente.annotation.actor_words import Hit, Words
from detente.lexicon.loading import read_toml
from detente.lexicon.names import Name
from detente.lexicon.speech import speech_words

_NOBODY = frozenset({"one", "ones", "other", "others", "something", "anyone"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})


@cache
def person_nouns() -> frozenset[str]:
    """Nouns for people without a name."""
    return frozenset(read_toml("nominals.toml")["persons"]["nouns"])


def find_unnamed(words: Words, roster: Roster, names: dict[int, Hit[Name]], noun: int) -> Find | None:
    """The mention of somebody unnamed whose noun stands at a token as the subject or agent of something, or None."""
    token = words.tokens[noun]
    if token.text.lower() not in person_nouns() or token.pos != "NOUN" or token.dep in ("compound", "amod", "nmod"):
        return None
    above = words.tokens[token.head]
    if not (
        words.subject(noun) or (token.dep == "pobj" and above.text.lower() in ("to", "by", "from", "with", "between"))
    ):
        return None
    owner = read_owner(words, names, noun)
    country = next((h.value.actor.country for h in owner.hits if h.value.actor is not None), None)
    first = leftmost(words, noun, owner.first)
    start, end = words.tokens[first].start, token.end
    name = words.text[start:end].replace("\n", " ")
    draft = roster.unnamed(name, start, country)
    draft.aliases.add(name)
    draft.plural = token.tag == "NNS"
    return Find(first, noun + 1, start, end, "nominal", (draft.id,), noun)


def find_speaker(words: Words, roster: Roster, taken: Container[int], noun: int) -> Find | None:
    """The mention of whatever else is said to say or write something: "the survey", "one meme", "the panel"; or None.

    A paper or an utterance whose issuer is named in its phrase (``taken``: the tokens of other mentions) is none.
    """
    token = words.tokens[noun]
    if (
        token.text.lower() in _NOBODY
        or token.pos not in ("NOUN", "PROPN")
        or token.dep != "nsubj"
        or token.ent in ("DATE", "TIME")
    ):
        return None
    verb = words.tokens[token.head]
    if verb.tag not in _FINITE or verb.lemma.lower() not in verbs_of_things():
        return None
    first = leftmost(words, noun, min(noun, *_owner(words, noun)))
    issued = any(c in taken for c in (*words.document.children[noun], *range(first, noun)))
    if issued and is_paper(token.lemma.lower()):
        return None
    if any(draft.type == "person" and token.text in draft.name.split() for draft in roster.drafts.values()):
        return None  # a surname that two bear
    start, end = words.tokens[first].start, token.end
    name = words.text[start:end].replace("\n", " ")
    draft = roster.unnamed(name, start, None)
    draft.aliases.add(name)
    draft.plural = token.tag in ("NNS", "NNPS")
    return Find(first, noun + 1, start, end, "nominal", (draft.id,), noun)


def is_paper(noun: str) -> bool:
    """Whether a noun is for papers, utterances or outlets, behind which somebody else may stand."""
    words = speech_words()
    return noun in words.statements or noun in words.utterances or noun in words.outlets


def _owner(words: Words, noun: int) -> list[int]:
    """The tokens of the name that owns a noun ("Ana Roe's campaign"), the noun itself included."""
    owners = [
        c for c in words.document.children[noun] if words.tokens[c].dep == "poss" and words.tokens[c].pos == "PROPN"
    ]
    return [noun, *owners, *(i for owner in owners for i in words.document.children[owner] if i < owner)]


def leftmost(words: Words, noun: int, first: int) -> int:
    """Where a noun's adjectives and compounds begin, at most at ``first``; determiners and possessors stay outside."""
    while first > words.bounds(noun)[0]:
        token = words.tokens[first - 1]
        hyphened = token.text == "-" or (first < noun and words.tokens[first].text == "-")
        if not hyphened and not (
            first - 1 < token.head <= noun and token.dep in ("amod", "compound", "nmod", "nummod")
        ):
            break
        first -= 1
    return first

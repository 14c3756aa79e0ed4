"""Papers, agencies and stations, which mostly pass on the words of others."""

from detente.lexicon.speech import speech_words
from detente.model.document import Document, Mention


def is_outlet(document: Document, mention: Mention) -> bool:
    """Whether a mention is of a paper, an agency or a station."""
    actors = [document.actor_by_id[a] for a in mention.actors if a in document.actor_by_id]
    words = {word for actor in actors for word in actor.name.split()}
    if actors and all(a.type == "unnamed" for a in actors):
        return document.tokens[mention.head].lemma.lower() in speech_words().outlets
    return bool(actors) and all(a.type == "organisation" for a in actors) and bool(words & speech_words().outlets)

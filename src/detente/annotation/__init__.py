"""From an article to a document: sentences, grammar, quotations, times and who is named."""

from detente.annotation.actors import find_mentions
from detente.annotation.parsing import parse
from detente.annotation.quotes import find_quotes
from detente.annotation.times import find_times
from detente.model.article import Article
from detente.model.document import Document

__all__ = ["annotate"]


def annotate(article: Article) -> Document:
    """The article with its analysis; depends on nothing but the article and the lexicon."""
    sentences, tokens = parse(article.text)
    quotes = find_quotes(article.text, sentences)
    bare = Document(article, sentences, tokens, quotes)
    mentions, actors = find_mentions(bare)
    return Document(article, sentences, tokens, quotes, find_times(bare), mentions, actors)

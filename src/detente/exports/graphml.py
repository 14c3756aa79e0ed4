"""Who acts towards whom as a graph in GraphML: actors are nodes, an act is an edge for each pair of its parties."""

import io
import re
from collections.abc import Iterator
from itertools import combinations, product
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

from detente.api import View
from detente.exports.acts import named_actor
from detente.model.record import Act

_DOERS = frozenset({"actor", "imposer", "sender", "speaker"})
_ILLEGAL = re.compile("[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # in XML 1.0, and C1 controls
_NODE = (("label", "string"), ("type", "string"), ("country", "string"))
_EDGE = (
    ("act", "string"),
    ("family", "string"),
    ("act_type", "string"),
    ("status", "string"),
    ("time", "string"),
    ("goldstein", "double"),
    ("origins", "int"),
    ("confidence", "double"),
)


def chunks(view: View, excerpt: int) -> Iterator[bytes]:
    """The graph. A meeting joins each two of its parties, other acts lead from who acts to whom they hit.

    Statements that no one is addressed by make no edge; neither do parties without a name.
    """
    buffer = io.BytesIO()
    xml = XMLGenerator(buffer, encoding="utf-8", short_empty_elements=True)
    xml.startDocument()
    xml.startElement("graphml", AttributesImpl({"xmlns": "http://graphml.graphdrawing.org/xmlns"}))
    for place, keys in (("node", _NODE), ("edge", _EDGE)):
        for name, kind in keys:
            described = {"id": f"{place}_{name}", "for": place, "attr.name": name, "attr.type": kind}
            xml.startElement("key", AttributesImpl(described))
            xml.endElement("key")
    xml.startElement("graph", AttributesImpl({"id": "record", "edgedefault": "directed"}))
    edges = [(act, one, other) for act in view.acts() for one, other in _pairs(act)]
    for node in sorted({end for _, one, other in edges for end in (one, other)}):
        _node(xml, node, view)
    for act, one, other in edges:
        _edge(xml, act, one, other)
    xml.endElement("graph")
    xml.endElement("graphml")
    yield buffer.getvalue() + b"\n"


def _pairs(act: Act) -> list[tuple[str, str]]:
    named = [(actor, each.role) for each in act.participants if (actor := named_actor(each))]
    if act.family == "meeting":
        return list(combinations(sorted({actor for actor, _ in named}), 2))
    doers = sorted({actor for actor, role in named if role in _DOERS})
    others = sorted({actor for actor, role in named if role not in _DOERS})
    return [(one, other) for one, other in product(doers, others) if one != other]


def _node(xml: XMLGenerator, actor_id: str, view: View) -> None:
    actor = view.actors.get(actor_id)
    xml.startElement("node", AttributesImpl({"id": actor_id}))
    _data(xml, "node_label", view.name(actor_id))
    if actor is not None:
        _data(xml, "node_type", actor.type)
        _data(xml, "node_country", actor.country)
    xml.endElement("node")


def _edge(xml: XMLGenerator, act: Act, one: str, other: str) -> None:
    directed = "false" if act.family == "meeting" else "true"
    xml.startElement("edge", AttributesImpl({"source": one, "target": other, "directed": directed}))
    values = (act.id, act.family, act.type, act.status, act.time, act.goldstein, act.origins, round(act.confidence, 4))
    for (name, _), value in zip(_EDGE, values, strict=True):
        _data(xml, f"edge_{name}", value)
    xml.endElement("edge")


def _data(xml: XMLGenerator, key: str, value: str | float | None) -> None:
    if value is None:
        return
    xml.startElement("data", AttributesImpl({"key": key}))
    xml.characters(_ILLEGAL.sub(" ", str(value)))
    xml.endElement("data")

"""The first layers of a small BERT as an ONNX graph with weights of eight bits, and the pooled words that it gives.

Large weights are whole numbers with a scale for each column; what is reckoned with them is in floats, so that a row
comes out the same whatever stands beside it.
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from tools.judge.passages import Passage

_OPSET = 20  # the first with Gelu; ONNX Runtime has known it since 1.17
_HEADS, _SIZE = 12, 32
_NORM = 1e-12
_STEPS = 127
_LONGEST, _BATCH = 128, 32  # word pieces, rows


class Graph:
    """Nodes and weights of a graph under construction; a value is known by its name."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []

    def add(self, operator: str, *inputs: str, **attributes: object) -> str:
        """The name of what an operator makes of its inputs."""
        name = f"{operator.lower()}{len(self.nodes)}"
        self.nodes.append(helper.make_node(operator, list(inputs), [name], **attributes))
        return name

    def constant(self, values: "np.ndarray") -> str:
        """The name of a constant."""
        name = f"weight{len(self.weights)}"
        self.weights.append(numpy_helper.from_array(values, name))
        return name

    def numbers(self, *values: int) -> str:
        """The name of a constant row of whole numbers."""
        return self.constant(np.array(values, dtype=np.int64))

    def small(self, values: "np.ndarray") -> str:
        """The name of a constant kept as it is."""
        return self.constant(values.astype(np.float32))

    def packed(self, values: "np.ndarray", *, axis: int) -> tuple[str, str]:
        """The names of a matrix in eight bits and of its scales, one for each index along ``axis``."""
        scale = np.abs(values).max(axis=1 - axis, keepdims=True) / _STEPS
        scale = np.where(scale == 0, 1.0, scale)
        return self.constant(np.round(values / scale).astype(np.int8)), self.small(scale)

    def linear(self, words: str, weight: "np.ndarray", bias: "np.ndarray | None" = None) -> str:
        """Words times a matrix (columns are outputs), plus a bias."""
        values, scale = self.packed(weight, axis=1)
        matrix = self.add("Mul", self.add("Cast", values, to=TensorProto.FLOAT), scale)
        product = self.add("MatMul", words, matrix)
        return product if bias is None else self.add("Add", product, self.small(bias))


def read_tensors(path: Path) -> dict[str, "np.ndarray"]:
    """The tensors of a file in the format safetensors, all of them floats of 32 bits."""
    data = path.read_bytes()
    start = 8 + int.from_bytes(data[:8], "little")
    header = {name: row for name, row in json.loads(data[8:start]).items() if name != "__metadata__"}
    tensors = {}
    for name, row in header.items():
        if row["dtype"] == "F32":
            first, last = row["data_offsets"]
            tensors[name] = np.frombuffer(data[start + first : start + last], dtype="<f4").reshape(row["shape"])
    return tensors


def encoder(tensors: Mapping[str, "np.ndarray"], *, layers: int) -> bytes:
    """The graph: ``ids`` and ``trigger`` in, ``pooled`` out."""
    graph = Graph()
    padding = graph.add("Cast", graph.add("Equal", "ids", graph.numbers(0)), to=TensorProto.FLOAT)
    closed = graph.add("Unsqueeze", graph.add("Mul", padding, graph.small(np.array([-1e4]))), graph.numbers(1, 2))
    words = _embedded(graph, tensors)
    for number in range(layers):
        words = _layer(graph, words, closed, f"encoder.layer.{number}", tensors)
    return _model(graph, _pooled(graph, words, padding))


def pooled_words(passages: Sequence[Passage], base: Path, *, layers: int) -> "np.ndarray":
    """One row for each passage; ``base`` is the folder with the encoder's tensors and tokenizer."""
    import onnxruntime
    from tokenizers import Tokenizer

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    graph = encoder(read_tensors(base / "model.safetensors"), layers=layers)
    session = onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(_LONGEST)
    encoded = [_pieces(tokenizer, passage) for passage in passages]
    order = sorted(range(len(passages)), key=lambda k: (len(encoded[k][0]), k))
    rows: dict[int, np.ndarray] = {}
    for batch in (order[first : first + _BATCH] for first in range(0, len(order), _BATCH)):
        longest = max(len(encoded[k][0]) for k in batch)
        ids = np.array([encoded[k][0] + [0] * (longest - len(encoded[k][0])) for k in batch], dtype=np.int64)
        trigger = np.array([encoded[k][1] + [0] * (longest - len(encoded[k][1])) for k in batch], dtype=np.float32)
        rows.update(zip(batch, session.run(["pooled"], {"ids": ids, "trigger": trigger})[0], strict=True))
    return np.stack([rows[k] for k in range(len(passages))])


def _pieces(tokenizer: Any, passage: Passage) -> tuple[list[int], list[int]]:
    """The word pieces of a passage and, for each, 1 where it is part of the trigger; the first piece where none is."""
    encoding = tokenizer.encode(passage.text)
    inside = [int(start < passage.end and passage.start < end) for start, end in encoding.offsets]
    return encoding.ids, inside if any(inside) else [1] + [0] * (len(inside) - 1)


def _embedded(graph: Graph, tensors: Mapping[str, "np.ndarray"]) -> str:
    values, scales = graph.packed(tensors["embeddings.word_embeddings.weight"], axis=0)
    looked_up = graph.add("Cast", graph.add("Gather", values, "ids"), to=TensorProto.FLOAT)
    pieces = graph.add("Mul", looked_up, graph.add("Gather", scales, "ids"))
    longest = graph.add("Gather", graph.add("Shape", "ids"), graph.numbers(1))
    places = tensors["embeddings.position_embeddings.weight"] + tensors["embeddings.token_type_embeddings.weight"][0]
    own = graph.add("Slice", graph.small(places), graph.numbers(0), longest, graph.numbers(0))
    return _norm(graph, graph.add("Add", pieces, own), "embeddings", tensors)


def _norm(graph: Graph, words: str, prefix: str, tensors: Mapping[str, "np.ndarray"]) -> str:
    weight, bias = (graph.small(tensors[f"{prefix}.LayerNorm.{part}"]) for part in ("weight", "bias"))
    return graph.add("LayerNormalization", words, weight, bias, axis=-1, epsilon=_NORM)


def _layer(graph: Graph, words: str, closed: str, prefix: str, tensors: Mapping[str, "np.ndarray"]) -> str:
    def linear(of: str, name: str) -> str:
        return graph.linear(of, tensors[f"{prefix}.{name}.weight"].T, tensors[f"{prefix}.{name}.bias"])

    def split(name: str, order: list[int]) -> str:
        heads = graph.add("Reshape", linear(words, f"attention.self.{name}"), graph.numbers(0, 0, _HEADS, _SIZE))
        return graph.add("Transpose", heads, perm=order)

    query, key, value = split("query", [0, 2, 1, 3]), split("key", [0, 2, 3, 1]), split("value", [0, 2, 1, 3])
    scores = graph.add("Mul", graph.add("MatMul", query, key), graph.small(np.array([_SIZE**-0.5])))
    mixed = graph.add("MatMul", graph.add("Softmax", graph.add("Add", scores, closed), axis=-1), value)
    flat = graph.add("Reshape", graph.add("Transpose", mixed, perm=[0, 2, 1, 3]), graph.numbers(0, 0, -1))
    attended = graph.add("Add", words, linear(flat, "attention.output.dense"))
    words = _norm(graph, attended, f"{prefix}.attention.output", tensors)
    inner = linear(graph.add("Gelu", linear(words, "intermediate.dense")), "output.dense")
    return _norm(graph, graph.add("Add", words, inner), f"{prefix}.output", tensors)


def _pooled(graph: Graph, words: str, padding: str) -> str:
    """The mean of the trigger's words, the first piece, and the mean of all words, side by side."""
    inside = graph.add("Sub", graph.small(np.array([1.0])), padding)
    first = graph.add("Gather", words, graph.constant(np.array(0, dtype=np.int64)), axis=1)
    return graph.add("Concat", _mean(graph, words, "trigger"), first, _mean(graph, words, inside), axis=1)


def _mean(graph: Graph, words: str, counted: str) -> str:
    total = graph.add("ReduceSum", counted, graph.numbers(1), keepdims=1)
    share = graph.add("Unsqueeze", graph.add("Div", counted, total), graph.numbers(1))
    return graph.add("Squeeze", graph.add("MatMul", share, words), graph.numbers(1))


def _model(graph: Graph, pooled: str) -> bytes:
    graph.nodes.append(helper.make_node("Identity", [pooled], ["pooled"]))
    inputs = [
        helper.make_tensor_value_info("ids", TensorProto.INT64, ["rows", "pieces"]),
        helper.make_tensor_value_info("trigger", TensorProto.FLOAT, ["rows", "pieces"]),
    ]
    outputs = [helper.make_tensor_value_info("pooled", TensorProto.FLOAT, ["rows", 3 * _HEADS * _SIZE])]
    made = helper.make_graph(graph.nodes, "encoder", inputs, outputs, graph.weights)
    model = helper.make_model(made, opset_imports=[helper.make_opsetid("", _OPSET)], ir_version=9)
    onnx.checker.check_model(model)
    return bytes(model.SerializeToString())

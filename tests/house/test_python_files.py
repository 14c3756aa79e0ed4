"""The house style that a machine can hold: sizes, docstrings, names."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "detente"
MODULES = sorted(PACKAGE.rglob("*.py"))
NAMELESS = {"utils", "util", "helpers", "helper", "common", "core", "misc", "base"}
Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def _name(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def _definitions(body: list[ast.stmt], *, public: bool) -> Iterator[Definition]:
    """Functions and classes, methods included; only those that users see when ``public``."""
    for node in body:
        if isinstance(node, Definition) and not (public and node.name.startswith("_")):
            yield node
            if isinstance(node, ast.ClassDef) or not public:
                yield from _definitions(node.body, public=public)


@pytest.fixture(params=MODULES, ids=_name)
def module(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


def test_no_file_is_longer_than_400_lines(module: Path) -> None:
    lines = len(module.read_text(encoding="utf-8").splitlines())
    assert lines <= 400, f"{_name(module)} has {lines} lines: it is two ideas"


def test_no_function_is_longer_than_50_lines(module: Path) -> None:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    lengths = {node.name: (node.end_lineno or node.lineno) - node.lineno + 1 for node in functions}
    assert {name: length for name, length in lengths.items() if length > 50} == {}


def test_the_module_says_what_it_is_about(module: Path) -> None:
    docstring = ast.get_docstring(ast.parse(module.read_text(encoding="utf-8")))
    assert docstring, f"{_name(module)} has no docstring"
    words = docstring.splitlines()[0].split()
    assert len(words) >= 3, f"{_name(module)}: {docstring!r} is no sentence"


def test_what_is_public_says_what_a_caller_gets(module: Path) -> None:
    if module.stem.startswith("_") and module.stem != "__init__":
        pytest.skip("a private module")
    tree = ast.parse(module.read_text(encoding="utf-8"))
    bare = [node.name for node in _definitions(tree.body, public=True) if not ast.get_docstring(node)]
    assert bare == []


def test_no_switch_is_passed_by_position(module: Path) -> None:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    switches = [
        f"{node.name}({argument.arg})"
        for node in functions
        for argument in (*node.args.posonlyargs, *node.args.args)
        if isinstance(argument.annotation, ast.Name) and argument.annotation.id == "bool"
    ]
    assert switches == []


def test_modules_are_named_for_what_they_hold() -> None:
    nameless = [_name(path) for path in PACKAGE.rglob("*") if path.stem in NAMELESS]
    assert nameless == []


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("def shown(): ...", ["shown"]),
        ("class Shown:\n    def method(self): ...\n    def _own(self): ...", ["Shown", "method"]),
        ("def _own():\n    def inner(): ...", []),
        ("async def shown():\n    def inner(): ...", ["shown"]),
    ],
)
def test_what_counts_as_public(source: str, expected: list[str]) -> None:
    assert [node.name for node in _definitions(ast.parse(source).body, public=True)] == expected

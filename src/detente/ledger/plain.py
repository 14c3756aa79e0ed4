"""Dataclasses of the model as plain JSON values, and back."""

import dataclasses
import functools
import types
import typing
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from detente.model.claim import Claim
from detente.model.times import TimeRef

Decoder = Callable[[Any], Any]
T = TypeVar("T")


def to_plain(value: Any) -> Any:
    """A dataclass, a tuple or a plain value, ready for JSON; :func:`from_plain` reads it back."""
    if isinstance(value, Claim | TimeRef):
        return value.to_json()
    if dataclasses.is_dataclass(value):
        return {field.name: to_plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, tuple | list):
        return [to_plain(item) for item in value]
    return value


def from_plain(cls: type[T], data: Any) -> T:
    """The ``cls`` that :func:`to_plain` wrote."""
    return typing.cast(T, _decoder(typing.cast(Hashable, cls))(data))


@functools.cache
def _decoder(kind: Any) -> Decoder:
    if kind in (Claim, TimeRef):
        return typing.cast(Decoder, kind.from_json)
    if dataclasses.is_dataclass(kind):
        return _dataclass_decoder(typing.cast(type, kind))
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in (typing.Union, types.UnionType):
        return _optional_decoder(arguments)
    if origin is tuple:
        item = _decoder(arguments[0])
        return lambda data: tuple(item(each) for each in data)
    return lambda data: data


def _dataclass_decoder(cls: type) -> Decoder:
    hints = typing.get_type_hints(cls)
    decoders = {field.name: _decoder(hints[field.name]) for field in dataclasses.fields(cls)}

    def decode(data: dict[str, Any]) -> Any:
        return cls(**{name: decode_field(data[name]) for name, decode_field in decoders.items() if name in data})

    return decode


def _optional_decoder(arguments: tuple[Any, ...]) -> Decoder:
    members = [argument for argument in arguments if argument is not type(None)]
    if len(members) > 1:  # such as str | int, which JSON tells apart itself
        return lambda data: data
    member = _decoder(members[0])
    return lambda data: None if data is None else member(data)

"""Properties that are reckoned when they are asked for, once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

Value = TypeVar("Value")


class once(Generic[Value]):  # noqa: N801 - a decorator, as property is
    """A property that is reckoned at first and kept, as of `functools.cached_property`, for one thread.

    That of Python 3.11 takes a lock for each, which takes longer than most of what two accounts are compared
    by. Once reckoned, the value is the object's own attribute, and this is asked no more.
    """

    def __init__(self, reckon: Callable[[Any], Value]) -> None:
        """Take what reckons it."""
        self._reckon = reckon
        self._name = reckon.__name__
        self.__doc__ = reckon.__doc__

    @overload
    def __get__(self, instance: None, owner: type[Any]) -> once[Value]: ...

    @overload
    def __get__(self, instance: object, owner: type[Any] | None = None) -> Value: ...

    def __get__(self, instance: object | None, owner: type[Any] | None = None) -> once[Value] | Value:
        """Reckon it for an object, and put it in the place of this."""
        if instance is None:
            return self
        value = instance.__dict__[self._name] = self._reckon(instance)
        return value

"""A property that is worked out once for each instance.

Decides nothing but that: it is what `functools.cached_property` has been since Python 3.12. Before that one took a lock
at each first read, which costs more than most of what is kept here.
"""

from collections.abc import Callable
from typing import Generic, Self, TypeVar, overload

I = TypeVar("I")  # noqa: E741  the instance
V = TypeVar("V")


class once(Generic[I, V]):  # noqa: N801  used as a decorator, like `property`
    """What a method finds the first time it is read; afterwards an attribute like any other."""

    def __init__(self, read: Callable[[I], V]) -> None:
        self._read = read
        self._name = read.__name__
        self.__doc__ = read.__doc__

    @overload
    def __get__(self, instance: None, owner: type) -> Self: ...

    @overload
    def __get__(self, instance: I, owner: type) -> V: ...

    def __get__(self, instance: I | None, owner: type) -> Self | V:
        """The value, kept in the instance under the method's own name, where the next look finds it first."""
        if instance is None:
            return self
        found = instance.__dict__[self._name] = self._read(instance)
        return found

"""`typing.NamedTuple`, made in a fifth of the time.

In: a class with annotated fields, as `typing.NamedTuple` takes it. Out: the same kind of class.
The linter needs some two hundred of them, and to make them took a fifth of a small run: the
standard one compiles every annotation, and a constructor for each class, most of which are never
called. Here the annotations stay text, and a constructor is compiled for the first instance.

A class's module has to begin with `from __future__ import annotations`. What the type checker
looks after, fields without a default behind such with one, is not looked at again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:
    try:
        from _collections import _tuplegetter as _getter
    except ImportError:  # where Python is not CPython
        from operator import itemgetter

        def _getter(index, doc):
            return property(itemgetter(index), doc=doc)

    class _Made(type):
        """Makes the direct subclasses of `NamedTuple`; theirs are classes like any other."""

        def __new__(cls, name, bases, namespace):
            if tuple not in bases and not hasattr(bases[0], "_fields"):
                fields = tuple(namespace.get("__annotations__", ()))
                defaults = {field: namespace[field] for field in fields if field in namespace}
                namespace |= {field: _getter(at, None) for at, field in enumerate(fields)}
                namespace |= {"_fields": fields, "__match_args__": fields, "__slots__": ()}
                namespace |= {"_field_defaults": defaults, "__new__": _first}
            return super().__new__(cls, name, bases, namespace)

    def _first(cls, *args, **kwargs):
        """Make the first instance of a class, and the constructor of all others."""
        made = next(base for base in cls.__mro__ if "_fields" in base.__dict__)
        made.__new__ = staticmethod(_constructor(made))
        return made.__new__(cls, *args, **kwargs)

    def _constructor(made):
        names = "".join(f"{field}, " for field in made._fields)
        known = {"_tuple_new": tuple.__new__, "__builtins__": {}}
        constructor = eval(f"lambda _cls, {names}: _tuple_new(_cls, ({names}))", known)
        constructor.__defaults__ = tuple(made._field_defaults.values())
        constructor.__name__, constructor.__qualname__ = "__new__", f"{made.__qualname__}.__new__"
        return constructor

    class NamedTuple(tuple, metaclass=_Made):
        """See `typing.NamedTuple`."""

        __slots__ = ()

        @classmethod
        def _make(cls, values):
            return cls(*values)

        def _replace(self, /, **changes):
            values = map(changes.pop, self._fields, self)
            replaced = tuple.__new__(type(self), values)
            if changes:
                raise ValueError(f"{type(self).__name__} has no fields {list(changes)}")
            return replaced

        def _asdict(self):
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self):
            shown = ", ".join(f"{field}={value!r}" for field, value in self._asdict().items())
            return f"{type(self).__name__}({shown})"

        def __getnewargs__(self):
            return tuple(self)

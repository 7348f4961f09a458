"""How each rule of the grammar is laid out.

    show          any part of the tree, by its rule
    brackets      what stands in brackets, and is broken with them
    types         types
    names         names with commas between them
    settings      blocks of settings and data
    api           routes and groups
    declarations  declarations, and the file that they make up

In: branches and leaves. Out: layouts.
"""

from . import api, declarations, names, settings, types

__all__ = ["api", "declarations", "names", "settings", "types"]

"""Edits of a source: what takes something out, writes another word, puts a setting in, or renames.

    text        what needs the text alone: a place in, an edit out
    settings    a setting that a declaration is to have
    routes      what a route is to say
    statements  a whole statement that goes, found in the trees
    names       a declaration that is named otherwise, wherever the trees name it

In: the text or the trees as they are, and a place. Out: an `Edit`, or a `Fix` where it takes
several edits, or where what is there decides whether it is safe. Places are those of the text as
it is, so several edits can be put into one fix where none touches another.

`text` knows of no tree: `advice` uses it, and the parser that. The others stand above the parser.
"""

"""The command line: what a person or a Makefile calls, and what they are shown.

Imported by nobody else. The modules, in the order in which a call flows through them:

    main          which command, and how the process ends
    arguments     the words of a command → what is asked for
    inputs        paths → sources
    build         sources → findings, and all files or none
    paths         names that the compiler can compare
    code_digests  what the code of a function is, for versions
    artifacts     a model → the names and texts of its files
    depfile       what those files depend on, for Make
    fmt           sources → the same in their canonical form
    diffs         two texts → what differs
    console       who gets what, with which colours and characters
    report        diagnostics → text
    outputs       what was found → text, JSON, SARIF and what CI systems read
    glyphs        characters → columns
"""

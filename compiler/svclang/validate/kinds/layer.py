"""What Lambda would refuse of a layer.

In: a layer, and the model. Out: diagnostics.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Diagnostic
from ...model.by_hand import by_hand
from ...model.code_paths import is_remote
from ...model.nodes import DeclaredResource, Model


def check(declared: DeclaredResource, _model: Model) -> Iterator[Diagnostic]:
    """What is wrong with one layer."""
    code = declared.settings.get("code")
    if code is None and not by_hand(declared.settings, "Content"):
        yield Diagnostic(
            "missing-value",
            f"`{declared.name.text}` has no code",
            declared.name.span,
            help='write `code "layers/tools"`: the folder that is zipped',
        )
    elif code is not None and is_remote(code):
        yield Diagnostic(
            "remote-code",
            "`code` is a folder or a file of this project",
            code.span,
            label="lies elsewhere",
            help='for code in a bucket, write `cfn { Content: { S3Bucket: "…", S3Key: "…" } }`',
        )
    for name in ("runtimes", "architectures"):
        given = declared.settings.get(name)
        if given is not None and len(set(map(str, given.value))) < len(given.value):
            yield Diagnostic(
                "given-twice", f"`{name}` names one twice", given.span, help="keep one of them"
            )

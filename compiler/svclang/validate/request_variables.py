"""Variables that API Gateway knows at run time: `$context`, and the variables of the stage.

In: the name of one, where it is used. Out: an error where there is none of that name.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..advice import Advice, say, write, write_meant, write_nearest
from ..aws.context_variables import CONTEXT_VARIABLES, LOGGED_ONLY, OF_GATEWAY_RESPONSES
from ..diagnostics import Diagnostic, Related, nearest, nearest_dotted
from ..model.nodes import Api
from ..source import Span


def check_context(name: str, span: Span) -> Iterator[Diagnostic]:
    """Whether `context.NAME` is a variable that can be read.

    https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html
    """
    if name in CONTEXT_VARIABLES:
        return
    advice = _nearest_context(name, span)
    if name in LOGGED_ONLY:
        message = f"`context.{name}` is known in access logs alone, when the answer has been given"
        advice = advice if name.count(".") else say()
    elif name in OF_GATEWAY_RESPONSES:
        message = f"`context.{name}` is known only where API Gateway itself answers with an error"
        advice = say()
    elif name.startswith("authorizer."):
        message = "what an authorizer returns has a name of its own here"
        claim = name.removeprefix("authorizer.").removeprefix("claims.")
        advice = write(span, f"auth.{claim}", safe=False)
    else:
        message = f"API Gateway has no variable `context.{name}`"
    yield Diagnostic("unknown-context-variable", message, span, **advice)


def _nearest_context(name: str, span: Span) -> Advice:
    last = {known.rpartition(".")[2]: known for known in CONTEXT_VARIABLES}
    candidate = last.get(name) or nearest_dotted(name, CONTEXT_VARIABLES)
    if candidate is None:
        known = nearest(name.rpartition(".")[2], last)
        candidate = last[known] if known else None
    return write_meant(
        span,
        candidate,
        CONTEXT_VARIABLES,
        "as in `context.identity.sourceIp`",
        word=name,
        form="context.{}",
    )


def check_stage_variable(name: str, span: Span, api: Api) -> Iterator[Diagnostic]:
    """Whether the API has the stage variable `stage.NAME`."""
    given = api.settings.get("vars")
    if given is not None and given.unread:
        return
    names = [entry.key.text for entry in given.value.entries] if given is not None else []
    if name in names:
        return
    yield Diagnostic(
        "unknown-stage-variable",
        f"this API has no stage variable `{name}`",
        span,
        related=(Related(given.span, "its stage variables"),) if given is not None else (),
        **write_nearest(
            span,
            names,
            f'declare it in the API: `vars {{ {name}: "…" }}`',
            word=name,
            form="stage.{}",
        ),
    )

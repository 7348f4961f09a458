"""`findings`: which part of the source is marked for a problem of a document."""

from __future__ import annotations

import pytest

from building import compile_text
from svclang.check.findings import findings
from svclang.check.run import _check_swagger
from svclang.source import Span

_ROUTE = """service shop { runtime nodejs24.x }
function get(x: string) -> string
api {
  auth none
  GET /a -> get { swagger { "x-amazon-apigateway-integration": { requestTemplates: {
    "application/json": TEMPLATE
  } } } }
}
"""


def marked(template: str) -> list[str]:
    """What is marked in a route whose mapping template is written by hand."""
    model = compile_text(_ROUTE.replace("TEMPLATE", template)).model
    assert model is not None
    swagger = model.apis[0].swagger
    assert swagger is not None
    place: Span = model.service.name.span
    return [each.span.text for each in findings(_check_swagger(swagger), swagger, None, place)]


@pytest.mark.parametrize(
    ("template", "wrong"),
    [
        ('"{\\"a\\": \\"$context.nothing\\"}"', "context.nothing"),
        ('"{\\"a\\": \\"$!{context.identity.nobody}\\"}"', "context.identity.nobody"),
        ('"""\n{ "a": "$context.identity.userAgent $context.identity.user2" }\n"""', "user2"),
        ('"""\n{ "a": "$input.params(\'x\')" }\n"""', "$input.params('x')"),
        ('"""\n#set($context.requestOverride.path.a = 1)\n"""', None),
    ],
)
def test_of_a_template_the_part_is_marked_that_is_wrong(template: str, wrong: str | None) -> None:
    found = marked(template)
    assert len(found) == (wrong is not None)
    assert all(each.endswith(wrong or "") and "\n" not in each for each in found)


def test_what_stands_otherwise_in_the_source_is_marked_whole() -> None:
    (found,) = marked('"{\\"a\\": \\"$input.params(\\"x\\")\\"}"')
    assert found.startswith('"application/json": ')

"""What can go wrong, and for whom it is meant.

`DocumentError` and `NotModelled` end a test: the document is wrong, or asks for something that
the emulator does not know. `TemplateError` and `JavaError` become API Gateway's 500.
`FunctionError` and `TimedOut` are raised by the functions of a test.
"""

from collections.abc import Sequence
from typing import Any


class DocumentError(Exception):
    """The Swagger document breaks a rule of API Gateway's; `problems` lists all that do."""

    def __init__(self, *problems: str) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class NotModelled(Exception):  # noqa: N818 - nothing is wrong with the document
    """The document uses something whose behaviour the emulator would have to guess."""


class TemplateError(Exception):
    """A mapping template that cannot be read or rendered."""


class JavaError(Exception):
    """An exception that Java would throw while a template is rendered."""


class FunctionError(Exception):
    """A function fails: the payload is what Lambda gives for an error.

    `message` is the `errorMessage`, `kind` the `errorType`. Node.js calls its list of lines
    `trace`, Python `stackTrace`.
    https://docs.aws.amazon.com/lambda/latest/dg/nodejs-exceptions.html
    """

    def __init__(self, message: str = "", kind: str = "Error", trace: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.payload: dict[str, Any] = {
            "errorMessage": message,
            "errorType": kind,
            "trace": list(trace),
        }


class TimedOut(Exception):  # noqa: N818 - named for what happens to a function
    """A function takes longer than its timeout: a payload with nothing but a message.

    `newer` picks the form that names the request first.
    https://docs.aws.amazon.com/lambda/latest/dg/troubleshooting-invocation.html
    """

    def __init__(self, seconds: float = 3.0, newer: bool = False) -> None:
        request = "b3c8f1c2-7f0e-4f5e-9d55-3b1f6d0a2c11"
        late = f"Task timed out after {seconds:.2f} seconds"
        old = f"2026-01-01T00:00:00.000Z {request} {late}"
        message = f"RequestId: {request} Error: {late}" if newer else old
        super().__init__(message)
        self.payload: dict[str, Any] = {"errorMessage": message}
        if newer:
            self.payload["errorType"] = "Sandbox.Timedout"

"""Lambda's runtimes, and which of their features each has.

Names are those that the API takes, dates those that AWS plans with, as of November 2026; `dotnet9`
is none of them, because it exists as a base image for containers only.
https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html
https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html#lambda-CreateFunction-request-Runtime
https://docs.aws.amazon.com/lambda/latest/dg/snapstart.html#snapstart-runtimes
"""

from __future__ import annotations

from ..named_tuples import NamedTuple


class LambdaRuntime(NamedTuple):
    """One runtime: whether functions can still be created with it, and what it has.

    `blocked` says that AWS no longer creates functions with it, `deprecated` is the day from which
    AWS repairs nothing in it (`2027-04-30`; empty where none is set), `next` is what to use
    instead. `handler` shows how a handler is written, where it cannot be a file and a function.
    """

    snapstart: bool = False
    blocked: bool = False
    next: str = ""
    deprecated: str = ""
    handler: str = ""


def _node(deprecated: str = "", *, blocked: bool = False) -> LambdaRuntime:
    return LambdaRuntime(blocked=blocked, next="nodejs24.x", deprecated=deprecated)


def _python(
    deprecated: str = "", *, snapstart: bool = False, blocked: bool = False
) -> LambdaRuntime:
    return LambdaRuntime(snapstart, blocked, "python3.14", deprecated)


def _java(deprecated: str, *, snapstart: bool = True, blocked: bool = False) -> LambdaRuntime:
    # https://docs.aws.amazon.com/lambda/latest/dg/java-handler.html
    return LambdaRuntime(snapstart, blocked, "java25", deprecated, "example.Handler::handleRequest")


def _dotnet(deprecated: str, *, snapstart: bool = False, blocked: bool = False) -> LambdaRuntime:
    # https://docs.aws.amazon.com/lambda/latest/dg/csharp-handler.html
    handler = "Assembly::Namespace.Class::Method"
    return LambdaRuntime(snapstart, blocked, "dotnet10", deprecated, handler)


def _ruby(deprecated: str, *, blocked: bool = False) -> LambdaRuntime:
    return LambdaRuntime(blocked=blocked, next="ruby4.0", deprecated=deprecated)


def _system(deprecated: str, *, blocked: bool = False) -> LambdaRuntime:
    return LambdaRuntime(blocked=blocked, next="provided.al2023", deprecated=deprecated)


RUNTIMES: dict[str, LambdaRuntime] = {
    "nodejs26.x": _node(),
    "nodejs24.x": _node("2028-04-30"),
    "nodejs22.x": _node("2027-04-30"),
    "nodejs20.x": _node("2026-04-30"),
    "nodejs18.x": _node("2025-09-01"),
    "nodejs16.x": _node("2024-06-12"),
    "nodejs14.x": _node("2023-12-04", blocked=True),
    "nodejs12.x": _node("2023-03-31", blocked=True),
    "nodejs10.x": _node("2021-07-30", blocked=True),
    "nodejs8.10": _node("2020-03-06", blocked=True),
    "python3.15": _python(snapstart=True),
    "python3.14": _python("2029-06-30", snapstart=True),
    "python3.13": _python("2029-06-30", snapstart=True),
    "python3.12": _python("2028-10-31", snapstart=True),
    "python3.11": _python("2027-06-30"),
    "python3.10": _python("2026-10-31"),
    "python3.9": _python("2025-12-15"),
    "python3.8": _python("2024-10-14"),
    "python3.7": _python("2023-12-04", blocked=True),
    "python3.6": _python("2022-07-18", blocked=True),
    "python2.7": _python("2021-07-15", blocked=True),
    "java25": _java("2029-06-30"),
    "java21": _java("2029-06-30"),
    "java17.al2023": _java("2029-06-30"),
    "java17": _java("2027-06-30"),
    "java11.al2023": _java("2029-06-30"),
    "java11": _java("2027-06-30"),
    "java8.al2023": _java("2029-06-30", snapstart=False),
    "java8.al2": _java("2027-06-30", snapstart=False),
    "java8": _java("2024-01-08", snapstart=False, blocked=True),
    "dotnet10": _dotnet("2028-11-14", snapstart=True),
    "dotnet8": _dotnet("2026-11-10", snapstart=True),
    "dotnet6": _dotnet("2024-12-20"),
    "dotnetcore3.1": _dotnet("2023-04-03", blocked=True),
    "dotnetcore2.1": _dotnet("2022-01-05", blocked=True),
    "ruby4.0": _ruby("2029-03-31"),
    "ruby3.4": _ruby("2028-03-31"),
    "ruby3.3": _ruby("2027-03-31"),
    "ruby3.2": _ruby("2026-03-31"),
    "ruby2.7": _ruby("2023-12-07", blocked=True),
    "ruby2.5": _ruby("2021-07-30", blocked=True),
    "provided.al2023": _system("2029-06-30"),
    "provided.al2": _system("2026-07-31"),
    "provided": _system("2024-01-08", blocked=True),
    "go1.x": _system("2024-01-08", blocked=True),
}

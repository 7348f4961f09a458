"""What API Gateway would refuse of a domain name.

In: all domains, and the model. Out: diagnostics.
https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-custom-domains.html
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...advice import take_out
from ...aws.kinds.domain import EDGE_REGION
from ...diagnostics import Diagnostic, Related
from ...model.domains import BasePath
from ...model.nodes import DeclaredResource, Model
from ...model.param_defaults import or_default
from ...source import Span
from ...syntax.nodes import Reference


def check_all(declared: Sequence[DeclaredResource], model: Model) -> Iterator[Diagnostic]:
    """What is wrong with the domains of a service."""
    for domain in declared:
        yield from _check_said(domain)
        yield from _check_edge(domain, model)
        yield from _check_mapped(domain, model)
    yield from _check_twice(declared)


def _check_said(declared: DeclaredResource) -> Iterator[Diagnostic]:
    settings, name = declared.settings, declared.name
    if "name" not in settings:
        yield Diagnostic(
            "missing-setting",
            f"`{name.text}` has no domain name",
            name.span,
            help='as in `name "api.example.com"`',
        )
    if "certificate" not in settings and "zone" not in settings:
        yield Diagnostic(
            "missing-setting",
            f"`{name.text}` has no certificate, and no zone that proves one",
            name.span,
            help="write `certificate certificate_arn`, or `zone zone_id`",
        )


def _check_edge(declared: DeclaredResource, model: Model) -> Iterator[Diagnostic]:
    endpoint = declared.settings.get("endpoint")
    if endpoint is None or endpoint.value != "EDGE":
        return
    certificate, ipv6 = declared.settings.get("certificate"), declared.settings.get("ipv6")
    at_edge = (Related(endpoint.span, "over the edge"),)
    region = _region(or_default(certificate.value, model)) if certificate is not None else ""
    if certificate is not None and region not in ("", EDGE_REGION):
        by_default = " by default" if isinstance(certificate.value, Reference) else ""
        yield Diagnostic(
            "certificate-region",
            f"over the edge, a certificate must be of {EDGE_REGION}, and this one is of"
            f" {region}{by_default}",
            certificate.span,
            related=at_edge,
            help="name one of there, or write `endpoint regional`",
        )
    if ipv6 is not None:
        yield Diagnostic(
            "not-at-the-edge",
            "the edge always answers over IPv6 too",
            ipv6.name,
            related=at_edge,
            **take_out(ipv6.whole),
        )


def _region(arn: object) -> str:
    """The region in an ARN; empty where it is none, or not known."""
    parts = arn.split(":") if isinstance(arn, str) else []
    return parts[3] if len(parts) > 5 else ""


def _check_twice(declared: Sequence[DeclaredResource]) -> Iterator[Diagnostic]:
    """A name is there once in a region, and over the edge once in the world."""
    first: dict[str, DeclaredResource] = {}
    for domain in declared:
        name = domain.settings.get("name")
        if name is None or not isinstance(name.value, str):
            continue
        other = first.setdefault(name.value, domain)
        if other is not domain:
            yield Diagnostic(
                "doubled-domain",
                f"`{other.name.text}` has this name already",
                name.span,
                related=(Related(other.settings["name"].span, "there"),),
                help="let one of them lead to all APIs, each below a `path` of its own",
            )


# --- The APIs that it leads to


def _check_mapped(declared: DeclaredResource, model: Model) -> Iterator[Diagnostic]:
    settings = declared.settings
    paths = settings.get("path")
    found = model.reached[declared.name.text]
    if len(model.apis) != 1:
        yield from _check_which(declared, model, found)
    first: dict[str, Span] = {}
    for each, span in zip(paths.value or (), paths.spans, strict=True) if paths is not None else ():
        other = first.setdefault(each["first"], span)
        if other is not span:
            yield Diagnostic(
                "given-twice",
                f"the base path `{each['first']}` leads somewhere already",
                span,
                related=(Related(other, "first here"),),
                help="give one of the APIs another base path",
            )
    for path in found:
        yield from _check_private(declared, path)


def _check_which(
    declared: DeclaredResource, model: Model, found: Sequence[BasePath]
) -> Iterator[Diagnostic]:
    """Where there is not one API alone, each mapping says which it means."""
    paths = declared.settings.get("path")
    for each, span in zip(paths.value or (), paths.spans, strict=True) if paths is not None else ():
        if "of" not in each:
            what = "several APIs" if model.apis else "no API"
            yield Diagnostic(
                "missing-value",
                f"this service has {what}, and nothing says which is below `{each['first']}`",
                span,
                help=f'as in `path "{each["first"]}" of api`',
            )
    if not found and paths is None and "of" not in declared.settings:
        what = "the service has several APIs" if model.apis else "the service has no API"
        yield Diagnostic(
            "missing-setting",
            f"`{declared.name.text}` leads nowhere: {what}",
            declared.name.span,
            help='write `of api`, or `path "v1" of api`' if model.apis else "",
        )


def _check_private(declared: DeclaredResource, path: BasePath) -> Iterator[Diagnostic]:
    """https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-custom-domains.html."""
    endpoint = path.api.settings.get("endpoint")
    if endpoint is None or endpoint.value.get("first") != "PRIVATE":
        return
    yield Diagnostic(
        "private-api",
        f"`{declared.name.text}` is a public name, and `{path.api.name}` is a private API",
        path.span,
        related=(Related(endpoint.span, "private"),),
        help="make a private domain name as a raw `resource`, or the API `regional`",
    )

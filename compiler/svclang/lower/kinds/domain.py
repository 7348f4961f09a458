"""Domain names of APIs.

    domain site { name "api.example.com"; zone zone_id; path "v1" of api }
       →  SiteDomain, SiteDomainCertificate (proved by records in the zone), SiteDomainV1ToApi (the
          base path), SiteDomainRecord (an alias in the zone)

The stage is a reference, because a base path needs it to be there first.
https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-apigateway-domainname.html
https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-apigateway-basepathmapping.html
https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-certificatemanager-certificate.html
https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-route53-recordset-aliastarget.html
"""

from __future__ import annotations

from typing import Any

from ...model.document import Arr, Obj
from ...model.domains import BasePath
from ...model.names import pascal
from ...model.nodes import DeclaredResource, Model, Resource
from ..documents.setting_values import setting_value
from ..documents.values import of_resource
from ..stack.resources import further_resource, main_resource
from ..stack.tags import resource_tags


def build(declared: DeclaredResource, model: Model) -> list[Resource]:
    """A domain name, and what makes it lead to APIs."""
    settings = declared.settings
    certificate = settings.get("certificate")
    made = _domain(declared, model)
    resources = [main_resource(declared, made, model)]
    if certificate is None:
        resources.insert(0, _certificate(declared, model))
    resources += [_mapping(declared, path) for path in model.reached[declared.name.text]]
    if "zone" in settings:
        resources.append(_record(declared, "A", model))
        if _answers_ipv6(declared):
            resources.append(_record(declared, "AAAA", model))
    return resources


def _on_edge(declared: DeclaredResource) -> bool:
    endpoint = declared.settings.get("endpoint")
    return endpoint is not None and endpoint.value == "EDGE"


def _answers_ipv6(declared: DeclaredResource) -> bool:
    ipv6 = declared.settings.get("ipv6")
    return _on_edge(declared) or (ipv6 is not None and bool(ipv6.value))


def _domain(declared: DeclaredResource, model: Model) -> Obj:
    settings = declared.settings
    name = settings["name"]
    made = Obj(span=declared.name.span)
    made.put("DomainName", setting_value(name.value, model), name.span)
    endpoint = settings.get("endpoint")
    kind = "EDGE" if _on_edge(declared) else "REGIONAL"
    configuration = Obj({"Types": [kind]}, endpoint.span if endpoint else declared.name.span)
    ipv6 = settings.get("ipv6")
    if ipv6 is not None and not _on_edge(declared):
        configuration.put("IpAddressType", "dualstack" if ipv6.value else "ipv4", ipv6.span)
    made["EndpointConfiguration"] = configuration
    certificate = settings.get("certificate")
    arn: Any = Obj({"Ref": f"{declared.logical_id}Certificate"})
    if certificate is not None:
        arn = setting_value(certificate.value, model)
    key = "CertificateArn" if _on_edge(declared) else "RegionalCertificateArn"
    made.put(key, arn, certificate.span if certificate else None)
    tls = settings.get("tls")
    made.put("SecurityPolicy", "TLS_1_2", tls.span if tls else None)
    return made


def _certificate(declared: DeclaredResource, model: Model) -> Resource:
    name, zone = declared.settings["name"], declared.settings["zone"]
    domain = setting_value(name.value, model)
    made = Obj({"DomainName": domain, "ValidationMethod": "DNS"}, name.span)
    proof = Obj({"DomainName": domain}, zone.span)
    proof.put("HostedZoneId", setting_value(zone.value, model), zone.span)
    made["DomainValidationOptions"] = Arr([proof], zone.span)
    tags = resource_tags(declared.settings, model)
    if tags is not None:
        made.put("Tags", tags, tags.span)
    return further_resource(
        f"{declared.logical_id}Certificate", "AWS::CertificateManager::Certificate", made, zone.span
    )


def _mapping(declared: DeclaredResource, path: BasePath) -> Resource:
    api = path.api
    made = Obj({"DomainName": of_resource(declared, "name", path.span)}, path.span)
    if path.path is not None:
        made["BasePath"] = path.path
    made["RestApiId"] = {"Ref": api.logical_id}
    made["Stage"] = {"Ref": f"{api.logical_id}Stage"}
    logical_id = f"{declared.logical_id}{pascal(path.path or '')}To{api.logical_id}"
    return further_resource(logical_id, "AWS::ApiGateway::BasePathMapping", made, path.span)


def _record(declared: DeclaredResource, kind: str, model: Model) -> Resource:
    zone = declared.settings["zone"]
    made = Obj({"HostedZoneId": setting_value(zone.value, model)}, zone.span)
    made["Name"] = of_resource(declared, "name", zone.span)
    made["Type"] = kind
    where = "Distribution" if _on_edge(declared) else "Regional"
    made["AliasTarget"] = Obj(
        {
            "DNSName": {"Fn::GetAtt": [declared.logical_id, f"{where}DomainName"]},
            "HostedZoneId": {"Fn::GetAtt": [declared.logical_id, f"{where}HostedZoneId"]},
        },
        zone.span,
    )
    ending = "Record" if kind == "A" else "RecordIpv6"
    return further_resource(
        f"{declared.logical_id}{ending}", "AWS::Route53::RecordSet", made, zone.span
    )

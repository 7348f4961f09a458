"""Domain names of APIs: certificates, base paths and records."""

from __future__ import annotations

from typing import Any

from building import compile_text, template_of

_HEAD = """
service shop { runtime python3.13 }
param zone_id: string
param certificate_arn: string
function f
"""
_API = "api { auth none; GET /a -> f }\n"


def _resources(text: str, api: str = _API) -> dict[str, Any]:
    found: dict[str, Any] = template_of(_HEAD + api + text)["Resources"]
    return found


def test_a_domain_leads_to_the_one_api_with_a_certificate_that_its_zone_proves() -> None:
    made = _resources('domain site { name "api.example.com"; zone zone_id }')
    assert made["SiteDomainCertificate"]["Properties"] == {
        "DomainName": "api.example.com",
        "ValidationMethod": "DNS",
        "DomainValidationOptions": [
            {"DomainName": "api.example.com", "HostedZoneId": {"Ref": "ZoneId"}}
        ],
    }
    assert made["SiteDomain"]["Properties"] == {
        "DomainName": "api.example.com",
        "EndpointConfiguration": {"Types": ["REGIONAL"]},
        "RegionalCertificateArn": {"Ref": "SiteDomainCertificate"},
        "SecurityPolicy": "TLS_1_2",
    }
    assert made["SiteDomainToApi"]["Properties"] == {
        "DomainName": {"Ref": "SiteDomain"},
        "RestApiId": {"Ref": "Api"},
        "Stage": {"Ref": "ApiStage"},
    }
    record = made["SiteDomainRecord"]["Properties"]
    assert (record["Type"], record["HostedZoneId"]) == ("A", {"Ref": "ZoneId"})
    assert record["AliasTarget"] == {
        "DNSName": {"Fn::GetAtt": ["SiteDomain", "RegionalDomainName"]},
        "HostedZoneId": {"Fn::GetAtt": ["SiteDomain", "RegionalHostedZoneId"]},
    }


def test_without_a_zone_there_is_no_record() -> None:
    made = _resources('domain site { name "api.example.com"; certificate certificate_arn }')
    assert made["SiteDomain"]["Properties"]["RegionalCertificateArn"] == {"Ref": "CertificateArn"}
    assert not {"SiteDomainRecord", "SiteDomainCertificate"} & set(made)


def test_over_the_edge_a_domain_has_a_certificate_of_cloudfront_and_two_records() -> None:
    made = _resources(
        'domain site { name "api.example.com"; zone zone_id; certificate certificate_arn;'
        " endpoint edge }"
    )
    domain = made["SiteDomain"]["Properties"]
    assert domain["CertificateArn"] == {"Ref": "CertificateArn"}
    assert "RegionalCertificateArn" not in domain
    assert made["SiteDomainRecordIpv6"]["Properties"]["Type"] == "AAAA"
    alias = made["SiteDomainRecord"]["Properties"]["AliasTarget"]
    assert alias["DNSName"] == {"Fn::GetAtt": ["SiteDomain", "DistributionDomainName"]}


def test_a_regional_domain_can_answer_over_ipv6() -> None:
    made = _resources('domain site { name "api.example.com"; zone zone_id; ipv6 on }')
    configuration = made["SiteDomain"]["Properties"]["EndpointConfiguration"]
    assert configuration == {"Types": ["REGIONAL"], "IpAddressType": "dualstack"}
    assert "SiteDomainRecordIpv6" in made


def test_each_api_has_a_base_path_of_its_own() -> None:
    api = "api shop { auth none; GET /a -> f }\napi admin { auth none; GET /a -> f }\n"
    text = 'domain site { name "api.example.com"; zone zone_id; of shop; path "v1" of admin }'
    made = _resources(text, api)
    assert "BasePath" not in made["SiteDomainToShopApi"]["Properties"]
    below = made["SiteDomainV1ToAdminApi"]["Properties"]
    assert (below["BasePath"], below["RestApiId"]) == ("v1", {"Ref": "AdminApi"})


def test_nothing_is_wrong_with_a_name_of_several_apis_that_says_which() -> None:
    api = "api shop { auth none; GET /a -> f }\napi admin { auth none; GET /a -> f }\n"
    text = 'domain site { name "*.example.com"; certificate certificate_arn; zone zone_id;'
    found = compile_text(_HEAD + api + text + " endpoint edge; of shop }").diagnostics
    assert found == ()

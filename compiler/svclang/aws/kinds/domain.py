"""Domain names of APIs, each with its certificate, base paths and record."""

from __future__ import annotations

from ..attributes import Attribute
from ..forms import Declared, Parts, Setting, Switch, Txt, Words
from ..kind import Kind, settings_of

_CFN = "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/"
_API = "https://docs.aws.amazon.com/apigateway/latest/developerguide/"
_DOMAIN = _CFN + "aws-resource-apigateway-domainname.html"
_ZONE = _CFN + "aws-resource-route53-recordset.html"

# Where CloudFront looks for certificates, in each partition that has it.
# https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-edge-optimized-custom-domain-name.html
EDGE_REGION = "us-east-1"

# Lower case alone; the first label can be `*`.
_NAME = (
    r"(?=.{1,253}\Z)(\*\.)?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?"
)
_CERTIFICATE = r"arn:aws[a-z-]*:acm:[a-z0-9-]+:[0-9]{12}:certificate/[A-Za-z0-9-]+"

KIND = Kind(
    name="domain",
    doc="A domain name of APIs, with its certificate, base paths and record.",
    example='domain photos_site { name "api.example.com"; zone zone_id; of api }',
    type="AWS::ApiGateway::DomainName",
    ending="Domain",
    source=_DOMAIN,
    settings=settings_of(
        Setting(
            "name",
            Txt("domain name in lower case", _NAME),
            "The name itself.",
            'name "api.example.com"',
            "DomainName",
            _API + "how-to-custom-domains.html",
        ),
        Setting(
            "certificate",
            Txt("certificate's ARN", _CERTIFICATE),
            "The certificate of the name: of the stack's region, or of us-east-1 for an `edge`"
            " endpoint. Unsaid, the stack makes one, which its `zone` proves.",
            "certificate certificate_arn",
            "RegionalCertificateArn",
            _API + "how-to-custom-domains-prerequisites.html",
        ),
        Setting(
            "zone",
            Txt("hosted zone's id", r"Z[A-Z0-9]{1,31}"),
            "The hosted zone in which the name has its record.",
            'zone "Z0123456789ABCDEFGHIJ"',
            "HostedZoneId",
            _ZONE,
        ),
        Setting(
            "endpoint",
            Words({"regional": "REGIONAL", "edge": "EDGE"}, fixed=True),
            "Where it is answered; unsaid, in the region.",
            "endpoint edge",
            "EndpointConfiguration",
            _API + "how-to-custom-domains.html",
        ),
        Setting(
            "ipv6",
            Switch(),
            "Whether a regional name is answered over IPv6 too; a policy of the API that lists"
            " addresses must then list those as well. Over the edge it always is.",
            "ipv6 on",
            "IpAddressType",
            _API + "api-gateway-ip-address-type.html",
        ),
        Setting(
            "tls",
            Words({"v1_2": "TLS_1_2"}, fixed=True),
            "The lowest version of TLS that is taken; unsaid, 1.2, below which nothing is safe.",
            "tls v1_2",
            "SecurityPolicy",
            _API + "apigateway-custom-domain-tls-version.html",
        ),
        Setting(
            "of",
            Declared(("api",)),
            "The API that is reached without a base path. Unsaid, and with no `path`, the one API"
            " of the service.",
            "of api",
            "AWS::ApiGateway::BasePathMapping",
            _CFN + "aws-resource-apigateway-basepathmapping.html",
        ),
        Setting(
            "path",
            Parts(
                Txt("base path", r"[A-Za-z0-9$_.+!*'()-]{1,300}", fixed=True),
                {"of": Declared(("api",))},
            ),
            "A first part of all paths, and the API that is reached below it.",
            'path "v1" of api',
            "AWS::ApiGateway::BasePathMapping",
            _API + "rest-api-mappings.html",
            repeats=True,
        ),
    ),
    attributes={
        "name": Attribute("Ref", "{id}Domain", "the domain name"),
        "url": Attribute("Fn::Sub", "https://${{{id}Domain}}", "its URL, without a base path"),
        "target": Attribute(
            "Fn::GetAtt",
            "{id}Domain.RegionalDomainName",
            "the name that a record of a regional domain leads to",
        ),
        "distribution": Attribute(
            "Fn::GetAtt",
            "{id}Domain.DistributionDomainName",
            "the name that a record of an `edge` domain leads to",
        ),
    },
)

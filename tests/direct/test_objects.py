"""Objects of buckets, straight from the API."""

from __future__ import annotations

import pytest

from direct.services import Api
from gateway.model import Outbound, Response

SOURCE = """
bucket files
api {
  auth none
  GET /files/{key+}     -> files
  PUT /files/{key+}     -> files
  PUT /avatars/{id}     -> files.put(key: "avatars/${path.id}.jpg") returns 201
  GET /logo             -> files.get(key: "the logo.png")
  GET /of_type          -> files.get(key: query.name)
}
"""
_URI = "arn:aws:apigateway:us-east-1:s3:path/FilesBucket/"


class Objects:
    """S3 with one bucket."""

    def __init__(self) -> None:
        self.objects: dict[str, tuple[str | None, str]] = {}
        self.refusal = 0

    def __call__(self, sent: Outbound) -> Response:
        assert sent.uri.startswith(_URI)
        assert not sent.query
        key = sent.uri.removeprefix(_URI)
        if self.refusal:
            return Response(self.refusal, {}, "<Error><Message>SECRET</Message></Error>")
        if sent.method == "PUT":
            assert set(sent.headers) <= {"Content-Type"}
            self.objects[key] = (sent.headers.get("Content-Type"), sent.body)
            return Response(200, {"ETag": '"x"'})
        assert (sent.method, sent.body) == ("GET", "")
        if key not in self.objects:
            return Response(403, {}, "<Error><Code>AccessDenied</Code></Error>")
        type_, body = self.objects[key]
        return Response(200, {"Content-Type": type_ or "binary/octet-stream", "ETag": '"x"'}, body)


def test_an_object_comes_back_as_it_was_put_with_its_type() -> None:
    api = Api(SOURCE, Objects())
    text = "<svg>$input.body #set($a = 1) é</svg>"
    put = api.send("PUT", "/files/a/b.svg", raw=text, headers={"Content-Type": "image/svg+xml"})
    assert (put.status, put.body.strip()) == (204, "")
    found = api.send("GET", "/files/a/b.svg")
    assert (found.status, found.body) == (200, text)
    assert found.headers["Content-Type"] == "image/svg+xml"
    assert found.headers["ETag"] == '"x"'


def test_a_key_can_be_put_together_or_fixed() -> None:
    objects = Objects()
    api = Api(SOURCE, objects)
    assert api.send("PUT", "/avatars/zoe", raw="x").status == 201
    assert list(objects.objects) == ["avatars/zoe.jpg"]
    api.send("GET", "/logo")
    assert api.gateway.calls[-1].function == f"{_URI}the%20logo.png"
    api.send("GET", "/of_type", query={"name": "n"})
    assert api.gateway.calls[-1].function == f"{_URI}n"


def test_parts_of_a_key_that_have_one_name_are_told_apart() -> None:
    source = """
    bucket files
    api {
      auth none
      GET /{id} -> files.get(key: "${path.id}/${query.id}/${header.Id}/${path.id}")
    }
    """
    api = Api(source, Objects())
    api.send("GET", "/a", query={"id": "b"}, headers={"Id": "c"})
    assert api.gateway.calls[-1].function == f"{_URI}a/b/c/a"


def test_a_stage_variable_can_stand_in_a_key() -> None:
    source = """
    bucket files
    api {
      auth none
      vars { color: "blue" }
      GET /{id} -> files.get(key: "${stage.color}/${path.id}")
    }
    """
    api = Api(source, Objects(), {"color": "blue"})
    api.send("GET", "/a")
    assert api.gateway.calls[-1].function == f"{_URI}blue/a"


@pytest.mark.parametrize(
    ("method", "refusal", "status", "error"),
    [
        ("GET", 403, 404, "NotFound"),
        ("GET", 404, 404, "NotFound"),
        ("GET", 400, 400, "BadRequest"),
        ("GET", 503, 503, "Unavailable"),
        ("GET", 500, 500, "InternalError"),
        ("GET", 301, 500, "InternalError"),
        ("PUT", 403, 500, "InternalError"),
        ("PUT", 404, 500, "InternalError"),
        ("PUT", 411, 400, "BadRequest"),
        ("PUT", 503, 503, "Unavailable"),
    ],
)
def test_a_refusal_of_s3_gets_its_status(
    method: str, refusal: int, status: int, error: str
) -> None:
    objects = Objects()
    objects.refusal = refusal
    answer = Api(SOURCE, objects).send(method, "/files/a", raw="x" if method == "PUT" else None)
    assert (answer.status, answer.json()["error"]) == (status, error)
    assert "SECRET" not in answer.body

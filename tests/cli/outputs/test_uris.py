"""Paths as URIs."""

from __future__ import annotations

import pytest

from svclang.cli.outputs.uris import Uri, uri


@pytest.mark.parametrize(
    ("name", "folder", "text", "below"),
    [
        ("a.svc", "", "a.svc", True),
        ("./lib/../a.svc", "", "a.svc", True),
        ("a.svc", "/repo", "a.svc", True),
        ("/repo/lib/a.svc", "/repo", "lib/a.svc", True),
        ("/repository/a.svc", "/repo", "file:///repository/a.svc", False),
        ("/repo/a.svc", "", "file:///repo/a.svc", False),
        ("../a.svc", "", "../a.svc", False),
        ("../a.svc", "/repo/specs", "file:///repo/a.svc", False),
        ("..a.svc", "", "..a.svc", True),
        ("a.svc", "/", "a.svc", True),
        ("lib/é b#?%&+:.svc", "", "lib/%C3%A9%20b%23%3F%25%26%2B%3A.svc", True),
        ("a\\b.svc", "", "a%5Cb.svc", True),
        ("n\udcff.svc", "", "n%FF.svc", True),
        ("C:/repo/a.svc", "C:/repo", "a.svc", True),
        ("D:/x y/a.svc", "C:/repo", "file:///D:/x%20y/a.svc", False),
        ("//host/share/a.svc", "C:/repo", "file://host/share/a.svc", False),
    ],
)
def test_a_path_is_relative_below_the_folder_and_a_file_uri_elsewhere(
    name: str, folder: str, text: str, below: bool
) -> None:
    assert uri(name, folder) == Uri(text, below)

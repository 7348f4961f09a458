"""Scanning templates with checkov: files in, what it passes and fails at each resource out.

checkov demands versions of packages that the compiler's checkers exclude, so it is installed alone
and run as a program:

    bookings.template.yaml  →  Verdict(passed=False, check="CKV_AWS_158", resource="…ApiAccessLogs")

Each check is listed at https://www.checkov.io/5.Policy%20Index/cloudformation.html.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from environments import environment

CHECKOV = "checkov==3.3.30"


class Verdict(NamedTuple):
    """What one check of checkov says about one resource of a template."""

    passed: bool
    template: str
    """The name of the file."""
    resource: str
    """Its type and its logical id, with a dot between."""
    check: str
    name: str
    """What the check wants."""
    properties: str
    """The properties that the check looked at, with commas between."""
    guideline: str
    """The page that explains the check, where checkov brings it along; else empty."""

    def __str__(self) -> str:
        wanted = f"{self.name} [{self.properties}] {self.guideline}".rstrip()
        return f"{self.template}: {self.resource}: {self.check}: {wanted}"


def scan(templates: list[Path]) -> str:
    """Install checkov, scan all templates in one run and remove it; its report, as JSON.

    Only the installation uses the network: checkov asks neither its service for policies nor the
    registry for a newer version. It finds no configuration and no key of who runs the tests.
    """
    with TemporaryDirectory() as folder:
        command = [environment(Path(folder) / "env", CHECKOV) / "checkov", "--skip-download"]
        command += ["--framework", "cloudformation", "--compact", "--output", "json"]
        command += ["--file", *templates]
        done = subprocess.run(
            [str(word) for word in command],
            cwd=folder,
            env={"PATH": "", "HOME": folder, "CKV_SKIP_PACKAGE_UPDATE_CHECK": "true"},
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode in (0, 1), done.stderr
    return done.stdout


def verdicts(report: str) -> list[Verdict]:
    """What a report says, one verdict for each check at each resource."""
    results = json.loads(report)["results"]
    return [
        Verdict(
            passed=part == "passed_checks",
            template=Path(found["file_path"]).name,
            resource=found["resource"],
            check=found["check_id"],
            name=found["check_name"],
            properties=", ".join(found["check_result"]["evaluated_keys"]),
            guideline=found["guideline"] or "",
        )
        for part in ("passed_checks", "failed_checks")
        for found in results[part]
        # The path of the scanned file is among the values, and may look like a secret.
        if not any("__file__" in key for key in found["check_result"]["evaluated_keys"])
    ]

"""One build in this process, phase by phase: seconds, and the peak of memory after each.

    python phases.py FILE

prints a JSON object from phase to `[seconds, peak MB]`. The whole is measured from outside, with
the start of Python.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path


class Clock:
    """Notes how long each phase took, and the peak of memory at its end."""

    def __init__(self) -> None:
        self.phases: dict[str, tuple[float, float]] = {}
        self._last = time.perf_counter()

    def phase(self, name: str) -> None:
        """The phase `name` ends here."""
        now = time.perf_counter()
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        self.phases[name] = (now - self._last, peak)
        self._last = time.perf_counter()


def main(path: str) -> None:
    """Build the file once, without writing anything."""
    clock = Clock()
    from svclang.emit import yaml_text
    from svclang.lower.passes import LOWERING
    from svclang.lower.settling import SETTLING, run_passes
    from svclang.model.nodes import Surroundings
    from svclang.model.resolve import resolve
    from svclang.source import Source
    from svclang.syntax.load import load
    from svclang.syntax.parser import parse
    from svclang.validate.run import validate

    clock.phase("import")
    parse(Source("", ""))
    clock.phase("tables")
    source = Source(path, Path(path).read_text(encoding="utf-8"))
    loaded = load(source, lambda name: "")
    clock.phase("parse")
    model = resolve(loaded.files, Surroundings()).model
    assert model is not None
    for _, after in run_passes(SETTLING, model):
        model = after
    validate(model)
    clock.phase("model")
    for _, after in run_passes(LOWERING, model):
        model = after
    clock.phase("lower")
    swagger = yaml_text(model.apis[0].swagger, short_intrinsics=False)
    template = yaml_text(model.template, short_intrinsics=True)
    clock.phase("emit")

    from svclang.check.cloudformation import check_cloudformation
    from svclang.check.extensions import check_extensions
    from svclang.check.openapi import check_openapi

    assert model.apis[0].swagger is not None
    assert model.template is not None
    check_extensions(model.apis[0].swagger)
    clock.phase("extensions")
    check_openapi(model.apis[0].swagger)
    clock.phase("openapi-spec-validator")
    check_cloudformation(model.template, template)
    clock.phase("cfn-lint")
    json.dump({**clock.phases, "bytes": [len(swagger), len(template)]}, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1])

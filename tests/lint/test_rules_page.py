"""The rules' page is made from the rules, and is fresh."""

from __future__ import annotations

import rules_page


def test_the_page_of_the_rules_is_fresh(update: bool) -> None:
    fresh = rules_page.page()
    if update:
        rules_page.PATH.write_text(fresh, encoding="utf-8")
    assert rules_page.PATH.read_text(encoding="utf-8") == fresh, "make it with `pytest --update`"

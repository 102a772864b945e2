"""The documentation says what the code does: the generated pages are those in docs/."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from .documents import ROOT, findings_reference, outline_reference, rules_reference


@pytest.mark.parametrize(
    ("name", "made"),
    [("chapter.md", outline_reference), ("findings.md", findings_reference), ("rules.md", rules_reference)],
)
def test_a_generated_page_is_the_one_in_docs(name: str, made: Callable[[], str], request: pytest.FixtureRequest):
    path = ROOT / "docs" / name
    if request.config.getoption("--accept"):
        path.write_text(made(), encoding="utf-8")

    assert path.read_text(encoding="utf-8") == made(), "run the tests with --accept and read the difference"


def test_every_link_of_the_readme_leads_to_a_file():
    import re

    text = (ROOT / "README.md").read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in link]

    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []

"""docs/security.md: every promise names a test that exists; every dependency is locked by hash."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
NAMED = sorted(set(re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", PAGE)))


@pytest.mark.parametrize(("file", "test"), NAMED)
def test_every_promise_names_a_test_that_exists(file: str, test: str) -> None:
    assert f"def {test}(" in (ROOT / file).read_text(encoding="utf-8")


def test_the_page_makes_promises() -> None:
    rows = [line for line in PAGE.splitlines() if "tests/" in line and line.startswith("|")]
    assert len(rows) > 15
    assert all("::test_" in row for row in rows)


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_every_locked_package_has_its_hashes(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    packages = re.split(r"\n(?=[a-z0-9])", text.strip())
    assert len(packages) > 50
    assert all(re.match(r"[\w.-]+==\S+", p) and "--hash=sha256:" in p for p in packages)

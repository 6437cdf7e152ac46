"""The rule that a released template never changes."""

import hashlib
from pathlib import Path

import pytest

from prompts import release

OLD = hashlib.sha256(b"old").hexdigest()


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> dict[str, str]:
    """Templates and a manifest of the test's own: one template is released."""
    templates = {"read/full-1.jinja": OLD}
    monkeypatch.setattr(release, "present", lambda: templates)
    monkeypatch.setattr(release, "files", lambda _: tmp_path)
    monkeypatch.setattr(release, "__file__", str(tmp_path / "release.py"))
    (tmp_path / "manifest.json").write_text("{}")
    assert release.release() == ["read/full-1.jinja"]
    return templates


def test_a_new_version_is_added(here: dict[str, str]) -> None:
    here["read/full-2.jinja"] = "2" * 64
    assert release.release() == ["read/full-2.jinja"]
    assert release.released() == here
    assert release.release() == []


def test_a_changed_or_missing_version_stops_the_release(here: dict[str, str]) -> None:
    here |= {"read/full-1.jinja": "0" * 64, "read/full-2.jinja": "2" * 64}
    with pytest.raises(ValueError, match="released versions never change"):
        release.release()
    assert release.released() == {"read/full-1.jinja": OLD}
    del here["read/full-1.jinja"]
    assert release.changed() == ["read/full-1.jinja"]

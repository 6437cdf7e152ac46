"""What is named like a news outlet."""

import pytest

from agent.text.outlets import is_outlet


@pytest.mark.parametrize(
    "name", ["Northwire", "Port Gazette", "the Post", "Radio Velby", "Reuters"]
)
def test_an_outlet(name: str) -> None:
    assert is_outlet(name)


@pytest.mark.parametrize("name", ["Velby", "Post", "wire", "Wire", "Ida Brun", "Harbour Board"])
def test_no_outlet(name: str) -> None:
    assert not is_outlet(name)

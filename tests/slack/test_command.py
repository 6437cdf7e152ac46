"""What people type, and what becomes of it."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.errors import InputError
from agent.slack.command import (
    Edition,
    Help,
    Pages,
    Status,
    Subscribe,
    Topic,
    Unsubscribe,
    addresses,
    read_command,
)


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("", Edition()),
        ("   ", Edition()),
        ("help", Help()),
        ("HELP", Help()),
        ("status", Status()),
        ("unsubscribe", Unsubscribe()),
        ("subscribe daily 07:30 Europe/London", Subscribe(time(7, 30), "Europe/London")),
        ("subscribe daily 7.05", Subscribe(time(7, 5), "UTC")),
        ("https://a.example/x", Pages(("https://a.example/x",))),
        ("<https://a.example/x?a=1&amp;b=2|a page>", Pages(("https://a.example/x?a=1&b=2",))),
        ("see https://a.example/x, https://a.example/x", Pages(("https://a.example/x",))),
        ("rail strike", Topic("rail strike")),
        ("help wanted", Topic("help wanted")),
        ("/etc/passwd", Topic("/etc/passwd")),
        ("file:///etc/passwd", Topic("file:///etc/passwd")),
        ("- news/", Topic("- news/")),
    ],
)
def test_a_command_is_read(text: str, command: object) -> None:
    assert read_command(text) == command


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("subscribe", "write it like this"),
        ("subscribe weekly 07:30", "write it like this"),
        ("subscribe daily 25:00 UTC", "is no time of day"),
        ("subscribe daily 07:60", "is no time of day"),
        ("subscribe daily 07:30 Mars/Base", "is no time zone"),
        ("subscribe daily 07:30 ../../etc/passwd", "is no time zone"),
        (" ".join(f"https://a.example/{n}" for n in range(21)), "at most 20 pages"),
    ],
)
def test_what_will_not_do_is_told_with_what_would(text: str, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        read_command(text)


def test_twenty_pages_are_not_too_many() -> None:
    assert len(addresses(" ".join(f"https://a.example/{n}" for n in range(20)))) == 20


@given(st.text(max_size=300))
def test_anything_typed_is_a_command_or_a_reason(text: str) -> None:
    try:
        command = read_command(text)
    except InputError:
        return
    if isinstance(command, Pages):
        assert all(a.lower().startswith(("http://", "https://")) for a in command.addresses)
        assert not any(mark in a for a in command.addresses for mark in "<>| ")

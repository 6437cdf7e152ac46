"""Passwords in addresses are not shown; what only looks like one stays."""

import pytest

from agent.text.addresses import without_userinfo


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("http://me:pw@host/story", "http://…@host/story"),
        (
            "see HTTPS://me@host:8000/a and ftp://me:p@w@host",
            "see HTTPS://…@host:8000/a and ftp://…@host",
        ),
        ("http://me:p/w@host/story", "http://…@host/story"),
        ("http://me:p?w@host", "http://…@host"),
        ("http://host/@me/story", "http://host/@me/story"),
        ("http://host:8000/@me", "http://host:8000/@me"),
        ("http://host/?mail=me@host", "http://host/?mail=me@host"),
        ("write to me@host", "write to me@host"),
        ("folder/me:pw@host.txt", "folder/me:pw@host.txt"),
    ],
)
def test_a_password_goes_and_all_else_stays(given: str, shown: str) -> None:
    assert without_userinfo(given) == shown

"""Web addresses as they may be shown and kept: without a password."""

import re

_USERINFO = re.compile(
    r"(?i)\b([a-z][a-z0-9+.-]*://)"
    r"(?:[^\s/?#]*@"
    r"|[^\s/?#:]*:(?!\d*(?:[/?#\s]|$))\S*@)"  # a password with a slash in it: no port follows
)


def without_userinfo(text: str) -> str:
    """`text` with the user name and password of each address in it left out."""
    return _USERINFO.sub(r"\1…@", text)

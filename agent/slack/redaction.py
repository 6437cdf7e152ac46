"""Keeps secrets out of the logs, whoever writes them."""

import logging
import re
from collections.abc import Iterable

_TOKEN = re.compile(
    r"\bx(?:ox[a-z]|app)-[A-Za-z0-9-]+|(?<=hooks\.slack\.com/)[^\s\"'\\]+|(?<=link/\?ticket=)[^\s\"'&]+"
)
_HIDDEN = "(hidden)"
_SHORTEST = 6


class Redaction(logging.Filter):
    """Put on a handler, it takes tokens, answer addresses and `secrets` out of each line."""

    def __init__(self, secrets: Iterable[str]) -> None:
        super().__init__()
        # Shorter ones guard nothing and would tear words apart.
        self._secrets = tuple(secret for secret in secrets if len(secret) >= _SHORTEST)

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrites the record; never drops it."""
        record.msg, record.args = self.cleaned(record.getMessage()), ()
        if record.exc_info and not record.exc_text:
            record.exc_text = logging.Formatter().formatException(record.exc_info)
        if record.exc_text:
            record.exc_text = self.cleaned(record.exc_text)
        return True

    def cleaned(self, text: str) -> str:
        """`text` without secrets."""
        for secret in self._secrets:
            text = text.replace(secret, _HIDDEN)
        return _TOKEN.sub(_HIDDEN, text)

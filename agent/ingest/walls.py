"""Pages in an article's place: a paywall's stub, a consent page, a check for robots."""

import re
from collections.abc import Sequence

_STUB_WORDS = 120


def _any(*phrases: str) -> re.Pattern[str]:
    return re.compile(rf"(?i)\b(?:{'|'.join(phrases)})\b")


_WALLS = (
    (
        "shows only a stub before a paywall; give the full text",
        _any(
            r"(?:subscribe|sign in|log in|register|pay)\b.{0,30}"
            r"\bto (?:continue|keep|read|unlock|view)",
            "to (?:continue|keep) reading",
            r"this (?:article|content|story) is (?:only )?(?:for|reserved for|available to)"
            r" (?:our )?(?:\w+ )?(?:subscribers|members)",
            "already a (?:subscriber|member)",
            "subscribers? only",
            "unlock (?:this|the full) (?:article|story)",
        ),
    ),
    (
        "is a consent page, not the article; open it in a browser and save the text",
        _any(
            "before you continue to",
            "we value your privacy",
            "accept (?:all|and continue)",
            "manage (?:your )?(?:consent|cookies|privacy)",
            "consent to (?:the|our) use of cookies",
        ),
    ),
    (
        "is a check for robots, not the article; open it in a browser and save the text",
        _any(
            "(?:verify|confirm|checking)(?: that| if)? you(?: are|[’']re)"
            " (?:not )?(?:a )?(?:human|robot)",
            "please enable (?:javascript|cookies)",
            "access denied",
            "checking your browser",
        ),
    ),
)


def wall_reason(lines: Sequence[str], body_words: int) -> str:
    """Why the page is not the article itself, "" where it is.

    `lines` are what a reader sees, `body_words` the number of words that were taken for the body: a
    full article may well ask its readers to subscribe.
    """
    if body_words >= _STUB_WORDS:
        return ""
    return next(
        (reason for reason, pattern in _WALLS if any(pattern.search(line) for line in lines)), ""
    )

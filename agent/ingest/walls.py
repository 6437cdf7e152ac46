"""Pages in an article's place: a paywall's stub, a consent page, a check for robots, bare links."""

import re
from collections.abc import Sequence

from agent.ingest.shape import ends_sentence, is_figure, is_truncated, word_count
from agent.text.verbs import FINITE

_STUB_WORDS = 120
_LINK_WORDS = 8
_MENU_LINES = 3
_LINKS = "no article here, only the words of links or a menu"


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
    walls = (reason for reason, pattern in _WALLS if any(map(pattern.search, lines)))
    return next(walls, _LINKS if _only_links(lines) else "")


def _only_links(lines: Sequence[str]) -> bool:
    """Whether no line is a sentence, a figure or longer than a link is.

    One or two short lines without a stop may still be all that somebody wrote: they need to lack a
    verb as well, which a menu of many lines ("Terms of use", "Most read") need not.
    """
    told = [line for line in lines if word_count(line)]
    sentences = (ends_sentence(line) and not is_truncated(line) for line in told)
    if any(sentences) or any(is_figure(line) or word_count(line) > _LINK_WORDS for line in told):
        return False
    return len(told) >= _MENU_LINES or not any(map(FINITE.search, told))

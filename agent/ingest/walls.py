"""Pages in an article's place: a paywall's stub, a consent page, a check for robots, bare links, a
server's error, a page that a script would fill."""

import re
from collections.abc import Sequence

from agent.ingest.shape import ends_sentence, is_figure, is_truncated, word_count
from agent.text.verbs import FINITE

_STUB_WORDS = 120
_ERROR_WORDS = 60
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

_ERROR_PAGES = (
    (
        "is the error page of a web server, not the article; check the address and save it anew",
        re.compile(
            r"(?i)^\W*(?:error\W*)?(?:http\W*)?[45]\d\d\W*(?:(?:that’s an )?error|bad request"
            r"|unauthori[sz]ed|forbidden|(?:page |file )?not found|gone|too many requests"
            r"|internal server error|bad gateway|service (?:temporarily )?unavailable"
            r"|gateway time-?out)\W*$"
            r"|^\W*(?:error|http)\W*[45]\d\d\W*$"
            r"|^\W*(?:(?:page|file) )?not found\W*$"
            r"|\brequested (?:url|page|file|resource)\b.{0,200}\bnot found on this server\b"
            r"|\b(?:page|url|address) (?:that )?you(?:[’']re| are| were|[’']ve| have)?"
            r" (?:looking for|trying to reach|requested)\b.{0,40}"
            r"\b(?:not (?:be )?found|(?:doesn[’']t|does not|no longer) exist|moved|removed|deleted)"
            r"|\b(?:can[’']?t|cannot|could not|couldn[’']t|unable to) find (?:the|that|this) page\b"
        ),
    ),
    (
        "is an empty page that a script would fill, not the article; open it in a browser and "
        "save the text",
        _any(
            "(?:need to|must|have to|please) (?:enable|activate|turn on|allow) javascript",
            "javascript (?:is|must be) (?:disabled|required|not (?:enabled|available)|turned off)",
            "(?:requires|works? (?:properly )?without) javascript",
        ),
    ),
)


def error_page_reason(lines: Sequence[str], body_words: int) -> str:
    """Why a page of so few `body_words` stands in an article's place, "" where it does not.

    Here `lines` are what a reader sees and what was taken for the text: browsers that run scripts
    do not show what a page says to those that run none.
    """
    if body_words >= _ERROR_WORDS:
        return ""
    pages = (reason for reason, pattern in _ERROR_PAGES if any(map(pattern.search, lines)))
    return next(pages, "")


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

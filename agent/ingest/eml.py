"""E-mails: the text or HTML part, with what the headers say; attachments are left out."""

import re
from email import message_from_string, policy
from email.message import EmailMessage

from agent.ingest.clean import plain
from agent.ingest.html_text import html_lines
from agent.ingest.page import Block, Metadata, Page
from agent.ingest.times import parse_time
from agent.ingest.txt import blocks_of, read_txt

_FORWARDED = re.compile(r"(?i)^(?:(?:fwd?|re|aw|wg|tr)\s*:\s*)+")
_SHORT = 200  # characters; a text part this short points at the HTML part


def read_eml(raw: str) -> Page:
    """The page that an e-mail is. Bytes that are not UTF-8 come as lone surrogates."""
    data = raw.encode("utf-8", "surrogateescape").decode("ascii", "surrogateescape")
    message = message_from_string(data, policy=policy.default)
    return Page(_blocks(message), _metadata(message))


def _blocks(message: EmailMessage) -> tuple[Block, ...]:
    text = _content(message, "plain")
    html = _content(message, "html")
    if html and len(text) < _SHORT:
        return blocks_of(html_lines(html), set())
    return read_txt(text).blocks


def _content(message: EmailMessage, subtype: str) -> str:
    part = message.get_body((subtype,))
    if part is None:
        return ""
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    for charset in (part.get_content_charset("utf-8"), "utf-8", "windows-1252"):
        try:
            return data.decode(charset)
        except (LookupError, UnicodeError):
            continue
    return data.decode("utf-8", "replace")


def _metadata(message: EmailMessage) -> Metadata:
    sender = message["from"]
    named = sender.addresses[0].display_name if sender and sender.addresses else ""
    return Metadata(
        title=_FORWARDED.sub("", plain(str(message["subject"] or ""))),
        outlet=plain(named),
        published=parse_time(str(message["date"] or "")),
    )

"""E-mails: the text or HTML part, with what the headers say; attachments are left out."""

import re
from email import message_from_string, policy
from email.message import EmailMessage

from agent.ingest.clean import plain
from agent.ingest.html_text import html_lines
from agent.ingest.page import Block, Metadata, Page, UnreadableError
from agent.ingest.times import parse_time
from agent.ingest.txt import blocks_of, read_txt

_FORWARDED = re.compile(r"(?i)^(?:(?:fwd?|re|aw|wg|tr)\s*:\s*)+")
_SHORT = 200  # characters; a text part this short points at the HTML part

# The library's time grows with the square of a header's length and with the depth of the parts.
_READ = re.compile(
    r"(?i)(?:\A|(?<=[\r\n]))(?:from|subject|date|content-[\w-]+)[ \t]*:"
    r"[^\r\n]*(?:(?:\r\n|\r|\n)[ \t][^\r\n]*)*"
)
_NESTS = re.compile(r"(?i)content-type\s*:\s*(?:multipart|message)/")
_LONGEST_HEADER = 2_000
_LONGEST_HEADERS = 50_000
"""Characters of one header that is read, and of all of them, those of the parts included."""
_MOST_NESTS = 50
_HEADER_FAULTS = (ValueError, LookupError, TypeError, AttributeError, OverflowError)
"""What the library raises on headers such as an offset from UTC of twenty digits."""


def read_eml(raw: str) -> Page:
    """The page that an e-mail is. Bytes that are not UTF-8 come as lone surrogates.

    Raises UnreadableError where headers or parts are more than a letter has.
    """
    lengths = [len(header[0]) for header in _READ.finditer(raw)]
    nests = len(_NESTS.findall(raw))
    if max(lengths, default=0) > _LONGEST_HEADER or sum(lengths) > _LONGEST_HEADERS:
        raise UnreadableError("has longer headers than a letter has")
    if nests > _MOST_NESTS:
        raise UnreadableError(f"holds {nests} letters or bundles of parts within each other")
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
    return Metadata(
        title=_FORWARDED.sub("", plain(_header(message, "subject"))),
        outlet=plain(_sender(message)),
        published=parse_time(_header(message, "date")),
    )


def _sender(message: EmailMessage) -> str:
    try:
        sender = message["from"]
        return sender.addresses[0].display_name if sender and sender.addresses else ""
    except _HEADER_FAULTS:
        return ""


def _header(message: EmailMessage, name: str) -> str:
    """The header as text, "" where there is none; as it stands where the library fails on it."""
    try:
        return str(message[name] or "")
    except _HEADER_FAULTS:
        return next(str(value) for key, value in message.raw_items() if key.lower() == name)

"""From bytes to text: which encoding, and what is not text at all."""

import codecs
import re

from agent.errors import InputError

_KNOWN_BINARIES = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a ZIP or office file"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\xd0\xcf\x11\xe0", "an office file"),
)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"(?i)(?:charset|encoding)\s*=\s*[\"']?([\w.:-]{2,40})")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_EMPTY = "is empty; give a file that holds the article's text"
_ADVICE = "give the article as text, Markdown, HTML, JSON or an e-mail"


def decode(data: bytes, source: str, *, charset: str = "") -> str:
    """The text that `data` is.

    Tried in turn: a byte order mark, `charset` (as a server names it), UTF-8, the charset that the
    text itself declares, Windows-1252. Raises InputError for what is empty or not text.
    """
    if not data.strip():
        raise InputError(source, _EMPTY)
    for magic, name in _KNOWN_BINARIES:
        if data.startswith(magic):
            raise InputError(source, f"is {name}, not text; {_ADVICE}")
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            text = _strictly(data, encoding)
            return _as_text(text, source)
    if b"\x00" in data:
        raise InputError(source, f"is binary, not text; {_ADVICE}")
    declared = _DECLARED.search(data[:2048])
    for encoding in (charset, "utf-8", declared[1].decode() if declared else ""):
        text = _strictly(data, encoding) if encoding else None
        if text is not None:
            return _as_text(text, source)
    return _as_text(_damaged_utf8(data) or _strictly(data, "windows-1252"), source)


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (LookupError, UnicodeError):
        return None


def _damaged_utf8(data: bytes) -> str | None:
    """UTF-8 with a few broken characters, each left as U+FFFD; None if it is not UTF-8 at all."""
    text = data.decode("utf-8", "replace")
    whole = sum(character > "\x7f" for character in text) - text.count("\ufffd")
    return text if whole > 4 * text.count("\ufffd") else None


def _as_text(text: str | None, source: str) -> str:
    if text is None:
        raise InputError(source, "is in no known encoding; save it as UTF-8")
    if not text.strip():
        raise InputError(source, _EMPTY)
    sample = text[:100_000]
    if len(_CONTROLS.findall(sample)) > len(sample) / 1000:
        raise InputError(source, f"is binary, not text; {_ADVICE}")
    return text

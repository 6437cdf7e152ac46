"""Makes foreign text harmless where characters can act: in a terminal, in a line of output."""

import unicodedata

_VISIBLE_CONTROLS = {code: 0x2400 + code for code in range(0x20)} | {0x7F: 0x2421}
_BREAKS = {"\u2028": "\n", "\u2029": "\n", "\x85": "\n", "\t": " "}
_VISIBLE_FORMATS = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u08e2")
"""Signs of Arabic and Syriac that are classed as format characters and yet are ink."""


def printable(text: str) -> str:
    """`text` with nothing in it that a terminal obeys or a reader cannot see.

    Control characters become their pictures (an escape is shown as ␛ and starts no sequence),
    halves of surrogate pairs become �, and zero-width, bidirectional and other invisible format
    characters go. Line ends stay; a tab becomes a space.
    """
    return "".join(map(_harmless, text.replace("\r\n", "\n")))


def one_line(text: str) -> str:
    """`text` made printable, on one line, with single spaces."""
    return " ".join(printable(text).split())


def _harmless(character: str) -> str:
    if character == "\n" or character.isprintable():
        return character
    if character in _BREAKS:
        return _BREAKS[character]
    category = unicodedata.category(character)
    if category == "Zs" or character in _VISIBLE_FORMATS:
        return character
    if category == "Cf":
        return ""
    if category == "Cc":
        return chr(_VISIBLE_CONTROLS.get(ord(character), 0xFFFD))
    return "\N{REPLACEMENT CHARACTER}"

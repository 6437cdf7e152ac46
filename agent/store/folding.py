"""How words are written down for searching: the same for what is kept and for what is asked."""

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")


def folded(text: str) -> str:
    """The words of `text` without case, accents and punctuation, one space between them."""
    plain = "".join(
        sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign)
    )
    return " ".join(_WORD.findall(plain.casefold()))

"""News outlets: known names and the patterns that newspaper and agency names follow."""

import re
from collections.abc import Iterable

from agent.text.vocabulary import word_list

_KNOWN = word_list("outlets")
_ENDING = re.compile(
    r"(?:Times|Post|Herald|Gazette|Tribune|Journal|Chronicle|Courier|Observer|Telegraph|Guardian"
    r"|Inquirer|Enquirer|Examiner|Mirror|Mail|Express|Standard|Dispatch|Bulletin|Argus|Echo|Globe"
    r"|Register|Sentinel|Ledger|Press|News|Newswire|Newswires|Wire|Press Agency|News Agency"
    r"|news agency|Newspaper|newspaper|Magazine|magazine|Radio|Television|TV|Broadcasting|Shimbun"
    r"|Zeitung|Weekly|Today|Daily|Free Press|Star-Tribune|Sun-Times|Picayune|Republic Daily)$"
)
_SHORT_FORMS = frozenset({
    "Times", "Post", "Journal", "Herald", "Tribune", "Chronicle", "Gazette", "Observer", "Mirror",
    "Mail", "Express", "Globe", "Register", "Inquirer", "Star", "Sun", "Examiner", "Courier",
})  # fmt: skip
"""What is an outlet only with "the" before it."""
_ONE_WORD = re.compile(r"[A-Z][a-z]{2,}wire")
_THE = re.compile(r"^the\s+", re.IGNORECASE)
_OPENING = re.compile(r"(?:Radio|Daily|Evening|Sunday|Morning) [A-Z]")


def is_outlet(name: str, extra: Iterable[str] = ()) -> bool:
    """Whether `name` is a news outlet: known, one of `extra`, or named like a paper or agency.

    Capitals of known names do not matter; "the" does only before a bare "Post" or "Times".
    """
    plain = _THE.sub("", name.strip())
    if plain.lower() in _KNOWN:
        return True
    if plain.lower() in [_THE.sub("", other.lower()) for other in extra]:
        return True
    if plain != name.strip() and plain in _SHORT_FORMS:
        return True
    if _ONE_WORD.fullmatch(plain):
        return True
    if len(plain.split()) < 2 or not plain[0].isupper():
        return False
    return bool(_ENDING.search(plain) or _OPENING.match(plain))

"""What "the bridge" is called in full in this article: descriptions, found by their last noun."""

import re
from dataclasses import dataclass

from schemas.article import Article

_NAME = r"[A-Z][\w’'&.-]*\w"
_NAMED = re.compile(
    rf"\b(?P<article>[Tt]he |[Aa]n? |[Ii]ts |[Tt]heir )?"
    rf"(?P<name>(?:{_NAME} ){{1,4}}(?:[a-z-]+ ){{0,2}}?)(?P<head>[a-z][a-z-]+)\b"
)
_OF_NAME = re.compile(
    rf"\b(?P<article>[Tt]he |[Aa]n? )?(?P<mods>(?:[a-z-]+ ){{0,2}}?)(?P<head>[a-z][a-z-]+)"
    rf" (?P<of>(?:of|in|with|for|between|on) (?:the )?{_NAME}(?: (?:and |of )?{_NAME}){{0,3}})"
)
_PROPER = re.compile(rf"\b(?:the )?(?P<name>{_NAME}(?: (?:of |for |and |the )*{_NAME}){{1,4}})")
_THE = re.compile(
    r"\b(?P<det>[Tt]he|[Tt]his|[Tt]hat) (?P<head>[a-z][a-z-]+)\b"
    r"(?! (?:of|for|in|with|between|to|that|which|who|whose|on|from|at|by|named|called)\b)(?![’'-])(?! [A-Z])"
)
_NOT_HEADS = frozenset(
    """day week month year morning evening night time end start beginning past future same first
    second third last next way world country public other others latter former rest most whole
    number amount figure moment case fact press media weekend summer winter spring autumn people
    said move result reason""".split()
)


@dataclass(frozen=True)
class Description:
    """`full` is the longest the article calls it, with its article, from place `start` on."""

    head: str
    full: str
    start: int


class Descriptions:
    """The named things of one article by the noun that a later "the …" would use."""

    def __init__(self, article: Article) -> None:
        self._found: dict[str, list[Description]] = {}
        for sentence in article.sentences:
            if sentence.role != "noise":
                self._collect(article.text[sentence.start : sentence.end], sentence.start)

    def _collect(self, text: str, offset: int) -> None:
        for match in _NAMED.finditer(text):
            full = f"the {match['name']}{match['head']}"
            self._add(match["head"], full, offset + match.start())
        for match in _OF_NAME.finditer(text):
            full = f"the {match['mods'] or ''}{match['head']} {match['of']}"
            self._add(match["head"], full, offset + match.start())
        for match in _PROPER.finditer(text):
            words = match["name"].split()
            heads = {words[-1].lower(), words[0].lower()} if "of" in words else {words[-1].lower()}
            for head in heads:
                self._add(head, f"the {match['name']}", offset + match.start())

    def _add(self, head: str, full: str, start: int) -> None:
        self._found.setdefault(head, []).append(Description(head, full, start))

    def of(self, head: str, before: int) -> str | None:
        """The one full description with this noun that stands before `before`; None where there is
        none, or where several name different things."""
        known = [d for d in self._found.get(head, ()) if d.start < before]
        named = {tuple(w for w in re.findall(r"[A-Z][\w’'&.-]*", d.full)) for d in known}
        if len({frozenset(words) for words in named}) > 1:
            return None
        return max((d.full for d in known), key=len, default=None)

    def fill_in(self, claim: str, before: int) -> str:
        """`claim` with every bare "the bridge" called by its full description, where that is sure."""

        def full(match: re.Match[str]) -> str:
            if match["head"] in _NOT_HEADS:
                return match.group()
            found = self.of(match["head"], before)
            if not found or found[4:] in claim:
                return match.group()
            return found if match.start() else found[:1].upper() + found[1:]

        return _THE.sub(full, claim)

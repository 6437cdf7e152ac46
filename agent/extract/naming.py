"""Calling by name, in one claim, whom and what its article was speaking of so far."""

import re
from dataclasses import dataclass, replace

from agent.extract.carry import (
    carried,
    perhaps_a_person,
    pointing_at_a_name,
    ranked,
    said_by,
    same_teller,
    speaks,
    spoken_by_one,
    spoken_on,
    subject_of,
    unowned,
)
from agent.extract.demands import still_asked
from agent.extract.partitive import told_of_what
from agent.extract.references import References
from agent.text.attribution import Attributed
from agent.text.names import find_names
from agent.text.phrases import Span
from agent.text.quotations import find_quotations
from schemas.article import Article

_ALSO = re.compile(r"(?:(?<=\w) also\b|, too(?=[.,])|, as well(?=[.,]))")
_PEOPLES_OWN = frozenset({"he", "she"})
_PRONOUNS = _PEOPLES_OWN | {"it", "they"}
_MARKS = ("“", "”", '"')
_NEXT_WORD = 30  # characters
_THE = re.compile(r"^(?:the|an?) ", re.IGNORECASE)


@dataclass(frozen=True)
class Thread:
    """What an article was last speaking of: its last `claim`, the `subject` of that, and who is
    `acting`, by saying it or else as its subject."""

    claim: str = ""
    subject: str = ""
    acting: str = ""

    def gone_on(self, claim: str, said: Attributed | None) -> "Thread":
        """The thread after one more claim."""
        subject = subject_of(claim)
        quoted = claim.startswith(_MARKS) and claim.rstrip(".").endswith(_MARKS)
        if quoted and not speaker_of(said):  # words of whoever was acting
            return Thread(claim, self.subject, self.acting)
        speaker = speaker_of(said)
        as_written = _THE.sub("", subject) == speaker
        return Thread(claim, subject, subject if as_written or not speaker else speaker)


def speaker_of(said: Attributed | None) -> str:
    """Who speaks, "" for nobody and for a pronoun that nobody could be found for."""
    return said.attribution.speaker if said and not said.pronoun else ""


class Naming:
    """Puts names into the claims of one article."""

    def __init__(self, article: Article, references: References) -> None:
        self._article = article
        self._references = references
        self._voices: dict[Span, Attributed] = {}

    def heard(self, said: Attributed | None) -> Attributed | None:
        """`said` by the name that an earlier claim put for its pronoun."""
        return self._voices.get(said.words, said) if said else None

    def named(
        self, claim: str, said: Attributed | None, number: int, thread: Thread
    ) -> tuple[str, Attributed | None]:
        """`claim`, a part of sentence `number`, with names for what it leaves to the thread; and
        `said`, its speaker, by the name that the claim has for the pronoun."""
        teller = self.teller(said)
        person, pronoun = self._references.person(thread.acting)
        claim = said_by(_bare(pointing_at_a_name(claim)), speaker_of(said))
        thing = self._references.thing(thread.acting if speaks(claim) else thread.subject)
        if said and said.pronoun == "it":
            claim = said_by(claim, thing if find_names(thing) else "")
        thing = thing or self._references.meant_before(claim, number)
        claim = ranked(carried(claim, thing))
        claim = told_of_what(claim, thread.claim, thread.subject)
        claim = self._references.fill_in(still_asked(claim, thread.claim), number, thread.acting)
        claim = unowned(same_teller(claim, thread.acting))
        claim = spoken_on(claim, person or perhaps_a_person(thread.subject), pronoun)
        if not said or said.pronoun:
            before, claim = claim, spoken_by_one(claim, thread.acting)
            if said and claim != before:
                said = self._voices[said.words] = _by_name(said, thread.acting, "anonymous")
        if not said or not teller:
            return claim, said
        word, _, verb = teller.partition(" ")
        if word.lower() in _PEOPLES_OWN and said.pronoun in {"", pronoun}:
            claim = _put(claim, teller, speaker_of(said) or person)
        meant = next((n for n in (person, thing) if n and f"{n} {verb}" in claim), "")
        if said.pronoun and meant:
            said = self._voices[said.words] = _by_name(said, meant)
        return claim, said

    def teller(self, said: Attributed | None) -> str:
        """The pronoun that stands for who speaks, with the word after it: "she recalled"."""
        if not said:
            return ""
        start, end = said.words
        if self._article.text[start:end].lower() not in _PRONOUNS:
            return ""
        return " ".join(self._article.text[start : end + _NEXT_WORD].split()[:2])


def _put(claim: str, teller: str, name: str) -> str:
    """`claim` with `name` for the pronoun of "she recalled", unless it is named before."""
    found = re.search(rf"(?<![\w’'-]){re.escape(teller)}(?![\w’'-])", claim)
    if not found or not name or name.rpartition(" ")[2] in claim:
        return claim
    named = name if found.start() else name[:1].upper() + name[1:]
    return f"{claim[: found.start()]}{named}{claim[found.start() + teller.index(' ') :]}"


def _by_name(said: Attributed, name: str, naming: str = "named") -> Attributed:
    attribution = said.attribution.model_copy(
        update={"speaker": _THE.sub("", name), "naming": naming}
    )
    return replace(said, attribution=attribution, pronoun="")


def _bare(claim: str) -> str:
    """Without "also" and "too", which point to a sentence that the reader does not see."""
    return _ALSO.sub("", claim) if not find_quotations(claim) else claim

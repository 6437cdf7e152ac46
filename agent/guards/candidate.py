"""What a guard looks at, and what it answers."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from agent.text.words import Token, stem, tokens
from schemas.article import Article


@dataclass(frozen=True)
class Candidate:
    """A claim beside the words it must not go beyond.

    `evidence` is the text of the sentences it cites; `article` all that its page says, from which
    full names and descriptions may be taken; `speaker` who is said to say so, "" where nobody is.
    """

    claim: str
    evidence: str
    article: str
    speaker: str = ""

    @cached_property
    def claim_stems(self) -> tuple[str, ...]:
        return _stems(self.claim)

    @cached_property
    def evidence_stems(self) -> tuple[str, ...]:
        return _stems(self.evidence)


@dataclass(frozen=True)
class Rejection:
    """Which guard objected, and why, in words fit for asking a model again."""

    guard: str
    reason: str


def page_of(article: Article) -> str:
    """All that the page of `article` says: a name may stand in the title alone, or be the
    outlet's own."""
    return f"{article.title}\n{article.outlet}\n{article.text}"


Guard = Callable[[Candidate], str | None]


def _stems(text: str) -> tuple[str, ...]:
    return tuple(_key(token) for token in tokens(text))


def _key(token: Token) -> str:
    return stem(token.text.lower().replace("’", "'").removesuffix("'s").replace("-", ""))

"""Whom each fact credits in its own words, and whom an article is credited to as a whole."""

import re
from collections import defaultdict
from collections.abc import Mapping

from agent.reconcile.outlets import Outlets, nameless
from agent.reconcile.passages import time_of
from agent.reconcile.reading import Reading
from agent.text.outlets import is_outlet
from agent.text.quotations import find_quotations, mask_quotations
from schemas.article import Article

_DATELINE = re.compile(
    r"[A-Z][A-Z .,'’-]{2,40}(?:,? [A-Z][a-z]{2,8}\.? \d{1,2})? ?"
    r"(?:\((?P<agency>[A-Z][\w .&-]{1,30})\)|/(?P<slashed>[A-Z][\w .&-]{1,30})/)"
)
_SIGNED = re.compile(
    r"[(\[—–-]*\s*(?:(?:source|(?:(?:additional )?reporting |written |writing )?by|from|credit"
    r"|copyright|©|agency|supplied by|courtesy of"
    r"|(?:this|the) (?:story|report|article|text) (?:was|is|comes?) (?:\w+ )?(?:by|from))"
    r":?\s+(?:the )?(?P<agency>[A-Z][\w .&’'-]{1,40}?)|(?P<only>[A-Z][\w .&’'-]{1,30}?))"
    r"(?:; (?:writing|editing) by [^;]*)*\s*[)\].—–-]*",
    re.IGNORECASE,
)
_EDGE = 3
"""So many lines at the top and at the end of an article may give it to an agency."""

_TOLD_TO = re.compile(
    r"\b(?:(?:told|tells|telling|(?:insisted|said|confirmed|admitted|complained|wrote) to"
    r"|speaking to|spoke (?:to|with)|interview with|seen by|obtained by|shown to|shared with)"
    r" (?:the |The )?(?P<hearer>[A-Z][\w’'&-]+(?: [A-Z][\w’'&-]+)*)"
    r"|(?:told|tells?) (?P<us>us|me|our (?:reporter|correspondent)|this (?:news)?paper)\b"
    r"|(?P<learner>[A-Z][\w’'&-]+(?: [A-Z][\w’'&-]+)*) (?:has|have) (?:learned|learnt|seen)\b)"
)
"""Words for what an outlet heard or saw itself."""

_STATEMENT = re.compile(r"\b(?:statement|(?:press )?release|announcement|communiqué)\b")

_TOLD_TO_SOME = re.compile(
    r"\b(?:told|tells|said (?:to|on)|speaking (?:to|on)|interview with|according to|citing) "
    r"(?:an? )?(?P<hearer>(?:(?:local|regional|national|public|state|foreign|commercial) )?"
    r"(?:radio|television|TV|newspapers?|papers?|magazine|broadcaster|news agency|media)"
    r"(?: station| channel)?)\b(?! (?!(?:that|on|in|how|why|it|he|she|they|last|this|there)\b)\w)"
)
"""Words for what an outlet without a name heard: "told local radio"."""


def of_statement(reading: Reading) -> bool:
    """Whether the fact's words say that it comes from somebody's statement or release."""
    return any(_STATEMENT.search(one.quote) for one in reading.fact.evidence)


class Credits:
    """The articles of one briefing under their outlets' names, and what their facts credit."""

    def __init__(self, articles: Mapping[str, Article], outlets: Outlets) -> None:
        self._articles = articles
        self._outlets = outlets
        self._names = {
            key: outlets.name(article.outlet) if article.outlet else nameless(article)
            for key, article in articles.items()
        }
        self._of_outlet: dict[str, list[str]] = defaultdict(list)
        for key, name in self._names.items():
            self._of_outlet[name].append(key)
        self._heard: dict[str, bool] = {}
        self._bylines = {key: self._find_byline(article) for key, article in articles.items()}

    def own(self, article: str) -> str:
        """The outlet of the article with the id `article`; its host or file where it names none."""
        return self._names[article]

    def articles_of(self, outlet: str) -> tuple[str, ...]:
        """The ids of the outlet's own articles among the inputs."""
        return tuple(self._of_outlet.get(outlet, ()))

    def named(self, article: str) -> bool:
        """Whether the article says which outlet it is of."""
        return bool(self._articles[article].outlet)

    def at(self, reading: Reading) -> str:
        """The outlet that the fact's attribution credits, or whose own release is quoted; "" for
        none."""
        attribution = reading.fact.attribution
        if attribution is not None and attribution.outlet:
            return self._outlets.name(attribution.outlet)
        return self.issuer(reading)

    def issuer(self, reading: Reading) -> str:
        """The body with a release among the inputs whose word the fact is, where no outlet is
        credited; "" for none."""
        attribution = reading.fact.attribution
        if attribution is None or attribution.outlet:
            return ""
        return self._outlets.known(attribution.speaker)

    def byline(self, article: str) -> str:
        """The agency, not the article's own outlet, that the dateline names ("ASTREL (VPS) - …"),
        "" for none."""
        agency = self._bylines[article]
        return agency if agency != self.own(article) else ""

    def heard(self, reading: Reading) -> bool:
        """Whether the fact's words say that somebody told them to the article's own outlet."""
        if reading.fact.id not in self._heard:
            self._heard[reading.fact.id] = self._is_heard(reading)
        return self._heard[reading.fact.id]

    def _is_heard(self, reading: Reading) -> bool:
        own = self.own(reading.fact.article)
        for one in reading.fact.evidence:
            own_words = mask_quotations(one.quote, find_quotations(one.quote))
            for match in _TOLD_TO.finditer(own_words):
                hearer = match["hearer"] or match["learner"]
                if match["us"] or self._outlets.name(hearer) == own:
                    return True
        return False

    def heard_by_another(self, reading: Reading) -> str:
        """The kind of outlet, without its name, that the fact's words say was told: "local radio".
        "" for none."""
        for one in reading.fact.evidence:
            found = _TOLD_TO_SOME.search(mask_quotations(one.quote, find_quotations(one.quote)))
            if found:
                return found["hearer"]
        return ""

    def time(self, reading: Reading) -> float:
        """When the article of `reading` was published, in seconds of the epoch."""
        return time_of(self._articles[reading.fact.article]).timestamp()

    def _find_byline(self, article: Article) -> str:
        told = (one.number for one in article.sentences if one.role == "body")
        first = next(told, 0)
        dateline = _DATELINE.match(article.words_of(first)) if first else None
        if dateline:
            return self._outlets.name(dateline["agency"] or dateline["slashed"])
        signed = map(self._signed, [*article.authors, *_edges(article)])
        return next(filter(None, signed), "")

    def _signed(self, line: str) -> str:
        """The outlet to which a short line at the top or the end gives the whole article."""
        signed = _SIGNED.fullmatch(line.strip())
        name = signed["agency"] or signed["only"] if signed else ""
        known = bool(name) and (is_outlet(name) or self._outlets.is_alias(name))
        return self._outlets.name(name) if known else ""


def _edges(article: Article) -> list[str]:
    """The first and the last lines, those that ingest took for no part of the report too."""
    lines = [article.words_of(one.number) for one in article.sentences]
    return [*lines[:_EDGE], *lines[-_EDGE:]]

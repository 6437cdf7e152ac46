"""A fact as the reconciler reads it: what it is about, and what can set it apart from another."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, lru_cache

from agent.reconcile.concepts import concepts
from agent.reconcile.content import content
from agent.reconcile.denying import denied_outright
from agent.reconcile.further import is_further
from agent.reconcile.glossary import Glossary, names_in
from agent.reconcile.people import people, places
from agent.reconcile.standings import OPPOSITES, standings
from agent.reconcile.units import in_percent, rate
from agent.text.cues import Cue, negations
from agent.text.quotations import find_quotations
from agent.text.statuses import statuses
from agent.text.words import lowered
from schemas.article import Article
from schemas.fact import Attribution, DateMention, Fact, Quantity

# Those of these patterns that read() searches for in lower case do not ignore case: that is faster.
_SILENT = re.compile(
    r"\b(?:declin\w+|refus\w+|(?:did|does|do|has|have|had|would|could) not|\w+n['’]t)\s+"
    r"(?:to\s+|immediately\s+|yet\s+)*(?:comment|answer|respond|repl(?:y|ied)|say\b|said|be drawn)",
)
_REFUSALS = ("declin", "refus", " not", "n't", "n’t")
"""Without one of these the pattern above finds nothing."""

_EARLIER = re.compile(
    r"\b(?:earlier|previous(?:ly)?|formerly|prior|originally|initially|used to)\b"
    r"|\b(?:before|until now|so far)[.,;]?$",
)
_EVERY = re.compile(r"(?<!\bin )(?<!\bat )(?<!\bafter )\b(?:all|every|each|allies|members)\b")
_TOLD_ON = re.compile(
    r"\b(?:said|says|told|announced|declared|reported|wrote|informed|stated)\b(?:\W+\w+){0,3}?\W*$",
    re.IGNORECASE,
)
_TELLS_THAT = re.compile(r"\W*(?:\w+\W+){0,2}?(?:that|it would|said|:)", re.IGNORECASE)
_CORRECTING = re.compile(
    r"\b(?:correct(?:s|ed|ion)?|right figure|recalculat\w+|recount\w*|revis(?:e|es|ed|ing)"
    r"|as first \w+|first reported"
    r"|earlier (?:said|reported|put|gave|count|toll|figure)|initial(?:ly)? (?:said|reported|count)"
    r"|has now (?:told|said)|now (?:says|puts|stands))\b",
)
_CLAUSE = re.compile(r"[,;:—]|\bor any\b|\b(?:and|but|because|after|while|although)\b")
_NOT_BEFORE = re.compile(r"\b(?:not|instead of|rather than)\s+(?:the\s+|about\s+)?$", re.IGNORECASE)
_WITHDRAWAL = re.compile(
    r"\b(?:withdr\w+|retract\w*|t(?:ake|akes|ook|aken) back|apologi[sz]\w+ for"
    r"|t(?:ake|akes|ook|aken) down|delet(?:es?|ed)|remov(?:es?|ed))\b.{0,40}?"
    r"\b(?:report|story|article|claim|paper|study|statement|allegation)\b",
)
_CONTRAST = re.compile(r", (?:and )?not (?:by )?(?:the |an? )?[\w’'-]+(?: [\w’'-]+){0,2}[.”\"]*$")
_EMPTY = concepts(
    "final decision taken made anything any report claim suggestion allegation idea newspaper media"
    " press since whatsoever kind sort way time point stage yet discuss"
)
_ORDERED = re.compile(
    r"\b(?:was|were|been|be) (?:\w+ )?(?:told|ordered|asked|urged|advised|invited) (?:\w+ )?to\b"
)
_TITLE = re.compile(
    r"[A-Z][\w’'-]*(?: (?:of|the|a|an|and|in|on|with|for|to|from|at|by|[A-Z][\w’'-]*)){1,6}"
)
"""The name of a work, a ship or a campaign, which is quoted but is nobody's words."""

_PAIR = 2.0
"""A number that a claim gives by the way, of what is known: "the two banks", not "of the two"."""

_DEFINITE = re.compile(r"(?<!\bof )\b(?:the|these|those|its|their|his|her|whose) $", re.IGNORECASE)
_LABEL = re.compile(r"(?:[^\s:“\"]+ ){0,5}[^\s:“\"]+: ")
_FORBIDS = re.compile(r"\b(?:must|should|shall|may)\s+$")
_SAYS_NO = re.compile(r"no to\b|not guilty\b", re.IGNORECASE)  # a verdict is an outcome
_NOT_QUITE = re.compile(
    r"\b(?:(?:clos|near)(?:e|er|est)? to (?=\w+ing\b)|short of )", re.IGNORECASE
)
"""Who is "the closest to spending 5 percent" does not spend it."""

_NO_DENIAL = frozenset({"without", "lack", "lacks", "lacked", "rather than", "instead of"}) | {
    "reject",
    "rejects",
    "rejected",
    "rejecting",
}  # a bid, not a claim: see denying.py


@dataclass(frozen=True, eq=False)
class Reading:
    """One fact, read once.

    `claim` is the fact's with initials spelled out. `words` are its concepts without numbers and
    dates; `told` those of what is told, without who tells it; `denied` those that it says are not
    so, `negated` also those that it says something is without; `names` those of each name in the
    claim; `speaker` those of who is said to say so. `quantities` are the amounts that the fact
    holds to be true, `corrected` those that it says are not ("19 and not 12"). `dates` leave out
    the day on which something was said. `correcting` says that it stands in a paragraph that puts
    an earlier report right. `outcomes` are where the claim says what became of something,
    `standings` also where it says how it stands; `people` are the concepts of the persons named and
    `places` what only one can hold.
    `published` is the article's time.
    """

    fact: Fact
    claim: str
    outlet: str
    published: datetime | None
    words: frozenset[str]
    told: frozenset[str]
    denied: frozenset[str]
    negated: frozenset[str]
    names: tuple[frozenset[str], ...]
    speaker: frozenset[str]
    outcomes: tuple[Cue, ...]
    standings: tuple[Cue, ...]
    people: tuple[frozenset[str], ...]
    places: frozenset[int]
    quotes: tuple[str, ...]
    quantities: tuple[Quantity, ...]
    corrected: tuple[Quantity, ...]
    dates: tuple[DateMention, ...]
    silent: bool
    denies: bool
    withdraws: bool
    ordered: bool
    correcting: bool
    earlier: bool
    every: bool

    @cached_property
    def values(self) -> frozenset[float]:
        """The numbers of the amounts, whatever they count."""
        return frozenset(one.value for one in (*self.quantities, *self.corrected))

    @cached_property
    def known(self) -> tuple[Quantity, ...]:
        """The amounts that count what is known to be so many: "both banks", "the two banks"."""
        return tuple(one for one in self.quantities if one.value == _PAIR and _is_known(self, one))

    @cached_property
    def rates(self) -> tuple[str, ...]:
        """What each of the amounts is told for: "month", "year" or, of no such sum, ""."""
        return tuple(rate(self.claim, one) for one in self.quantities)

    @cached_property
    def matter(self) -> frozenset[str]:
        """The concepts of what is told, without names."""
        return self.told.difference(*self.names)

    @cached_property
    def denied_matter(self) -> frozenset[str]:
        """What is denied, without names and without who denies it."""
        return self.denied.difference(*self.names, self.speaker)

    @cached_property
    def standing(self) -> frozenset[str]:
        """The names of the standings."""
        return frozenset(cue.name for cue in self.standings)

    @cached_property
    def ruled_out(self) -> frozenset[str]:
        """The names of the standings that cannot hold beside those of the claim."""
        return frozenset().union(*(OPPOSITES.get(name, frozenset()) for name in self.standing))

    @cached_property
    def statuses(self) -> frozenset[str]:
        """The names of the outcomes."""
        return frozenset(cue.name for cue in self.outcomes)


def read(fact: Fact, article: Article | None, names: Glossary) -> Reading:
    """`fact`, of `article` where it is known."""
    claim = _spelled_out(fact.claim, names.initials)
    lower = lowered(claim)
    silent = any(map(lower.__contains__, _REFUSALS)) and bool(_SILENT.search(lower))
    told = claim if silent else content(claim, fact.attribution)
    outcomes = _asserted_outcomes(claim)
    outright = denied_outright(claim)
    denied, negated = _denied(claim, outright)
    corrected = tuple(one for one in fact.quantities if _is_corrected(claim, one))
    return Reading(
        fact=fact,
        outlet=article.outlet if article else "",
        published=(article.updated or article.published) if article else None,
        claim=claim,
        words=concepts(claim),
        told=concepts(told),
        denied=frozenset() if silent else denied,
        negated=negated,
        names=_names(claim, fact.attribution, names),
        speaker=concepts(fact.attribution.speaker) if fact.attribution else frozenset(),
        outcomes=outcomes,
        standings=(*outcomes, *standings(claim)),
        people=people(claim),
        places=places(told),
        quotes=tuple(
            quote.text
            for quote in find_quotations(claim)
            if " " in quote.text and not _TITLE.fullmatch(quote.text)
        ),
        quantities=_measured(claim, fact.quantities, corrected),
        corrected=corrected,
        dates=tuple(one for one in fact.dates if not _is_of_telling(claim, one.text)),
        silent=silent,
        ordered=bool(_ORDERED.search(claim)),
        withdraws=bool(_WITHDRAWAL.search(lower)),
        correcting=_corrects(lower) or any(map(_corrects, _paragraphs(fact, article))),
        denies=outright is not None,
        earlier=bool(_EARLIER.search(lower)),
        every=bool(_EVERY.search(lower)),
    )


def _paragraphs(fact: Fact, article: Article | None) -> tuple[str, ...]:
    """The sentences of the paragraphs in which the fact's evidence stands, in lower case."""
    if article is None:
        return ()
    sentences = [article.sentences[one.sentence - 1] for one in fact.evidence]
    numbers = {sentence.paragraph for sentence in sentences}
    told = [one for one in article.sentences if one.paragraph in numbers]
    return tuple([lowered(article.text[one.start : one.end]) for one in told])


@lru_cache(maxsize=256)  # the facts of one paragraph are read one after the other
def _corrects(sentence: str) -> bool:
    return _CORRECTING.search(sentence) is not None


def _names(
    claim: str, attribution: Attribution | None, known: Glossary
) -> tuple[frozenset[str], ...]:
    """The concepts of each name in the claim; the credited outlet's is left out, as it is not what
    the claim is about. A label before a colon is left out too. A capital at the
    claim's start tells nothing: there, names known count."""
    outlet = concepts(attribution.outlet) if attribution else frozenset()
    label = _LABEL.match(claim)
    claim = claim[label.end() :] if label else claim
    names = [concepts(name.text) for name in names_in(claim)]
    first = re.match(r"[^\W\d_]+", claim)
    if (
        first
        and first.group() in known.names
        and not any(concepts(first.group()) <= one for one in names)
    ):
        names.append(concepts(first.group()))
    return tuple(words for words in names if words and not words <= outlet)


def _spelled_out(claim: str, acronyms: Mapping[str, str]) -> str:
    for initials, name in acronyms.items():
        if initials in claim and name not in claim:
            claim = re.sub(rf"\b{re.escape(initials)}\b", name, claim)
    return claim


def _is_of_telling(claim: str, words: str) -> bool:
    """Whether the date in `words` is that of a saying ("announced last week that …")."""
    at = claim.find(words)
    return at >= 0 and bool(
        _TOLD_ON.search(claim[:at])
        and (
            at + len(words) >= len(claim.rstrip(".")) or _TELLS_THAT.match(claim[at + len(words) :])
        )
    )


def _is_known(reading: Reading, quantity: Quantity) -> bool:
    at = reading.claim.find(quantity.text)
    both = quantity.text.lower().startswith("both ")
    return both or (at > 0 and bool(_DEFINITE.search(reading.claim, 0, at)))


def _is_corrected(claim: str, quantity: Quantity) -> bool:
    at = claim.find(quantity.text)
    return at >= 0 and bool(_NOT_BEFORE.search(claim[:at]))


def _measured(
    claim: str, quantities: tuple[Quantity, ...], corrected: tuple[Quantity, ...]
) -> tuple[Quantity, ...]:
    """The amounts held to be true, parts of a whole in percent; what only comes on top is left out
    beside the sum: "two more died, bringing the toll to 13"."""
    held = tuple(in_percent(one) for one in quantities if one not in corrected)
    return tuple(one for one in held if not is_further(claim, one)) or held


def _denied(claim: str, outright: str | None) -> tuple[frozenset[str], frozenset[str]]:
    """The concepts that the claim says are not so, and those that stand under any negation: the
    rest of its clause. What is only contrasted ("by Oslo, not the banks") is not denied."""
    denied: set[str] = set()
    without: set[str] = set()
    for cue in negations(claim):
        if _CONTRAST.match(claim, max(0, cue.start - 2)):
            continue
        if _FORBIDS.search(claim, 0, cue.start) or _SAYS_NO.match(claim, cue.start):
            continue
        reached = without if cue.text.lower() in _NO_DENIAL else denied
        reached |= concepts(_CLAUSE.split(claim[cue.end :], maxsplit=1)[0])
        if cue.text.lower() == "nothing":  # "paid nothing to the rebels"
            reached |= concepts(" ".join(claim[: cue.start].split()[-1:]))
    if close := _NOT_QUITE.search(claim):
        without |= concepts(_CLAUSE.split(claim[close.end() :], maxsplit=1)[0])
    if outright:
        denied |= concepts(outright)
    return frozenset(denied - _EMPTY), frozenset((denied | without) - _EMPTY)


def _asserted_outcomes(claim: str) -> tuple[Cue, ...]:
    """What the claim says became of something; a noun or a gerund only names it."""
    return tuple(
        cue
        for cue in statuses(claim)
        if not _only_names(claim[: cue.start].lower(), cue.text.lower())
    )


def _only_names(before: str, outcome: str) -> bool:
    """Whether a word for an outcome stands as a noun or a gerund: "the pause", "a closure"."""
    if re.search(r"\b(?:is|are|was|were|be|been|being)\s+$", before):
        return False
    if re.search(
        r"\b(?:the|a|an|its|their|this|that|decision to|reason to|refus\w+ to)\s+$", before
    ):
        return True
    return bool(re.search(r"(?:ing|tion|ment|al|ure)s?(?: off)?$", outcome))

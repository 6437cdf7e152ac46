"""Whether a claim holds anything that a reader could check."""

import re

from agent.text.cues import negations, opinions
from agent.text.dates import find_dates
from agent.text.names import find_names
from agent.text.nouns import singular
from agent.text.quantities import find_quantities
from agent.text.statuses import statuses
from agent.text.vocabulary import BODY_NOUNS, DOCUMENT_NOUNS, PERSON_NOUNS
from agent.text.words import content_words

_LABEL = re.compile(r"^[A-Z][^:“\"]{1,60}: (?:(?<=said: )|(?![“\"]))")
"""What is put before a claim that names nothing; who answers whom and where is part of it."""
_PLAIN_PERSON = re.compile(r"\b(?:I|[Yy]ou|[Ww]e|[Uu]s|[Oo]urs?|[Mm]y)\b")
_LITTLE = 6
_FEW = 4
_PEOPLE = PERSON_NOUNS | BODY_NOUNS | DOCUMENT_NOUNS
_DOES = re.compile(
    r" (?:[a-z]{3,}ed|said|says|will|doubts?|wants?|fears?|expects?|believes?|hopes?)\b(?! by\b)"
)
_MUCH = 14
_ADDRESS = re.compile(
    r"(?:Send|Text|Read|Click|Sign|Join|Call|Email|E-mail|Watch|Follow|Share|Visit|Subscribe|Tap|Buy"
    r"|Get|Listen|Download|Write to|Tell us|See|Stay|Donate|Support|Book|Ring|Pull|Pour|Check|Take"
    r"|Keep|Make sure|Remember|Avoid|Stop|Please|Never|Do not|Don[’']t"
    r"|If (?:you|your|there[’']s a))\b"
    r"(?! (?:of\b|[a-z]+ed\b))(?![’'])"
    r"|[^“”\"]{3,60}: (?:ring|call|visit|text|stop|see|email|go to)\b"
)
_PHRASE = re.compile(
    r"(?:Nor|But|And)? ?(?:is )?that (?:all|is not (?:all|the (?:whole|end of the) story))\.?"
    r"|[\w’' ]{2,40} (?:is|are|was|were) (?:another|a different|quite another) (?:story|matter"
    r"|question|thing)\.?"
    r"|[^,“”\"]{2,60} (?:looks?|looked|seems?|seemed) (?:relieved|happy|sad|tired|angry|pleased"
    r"|nervous|worried)\.?",
    re.IGNORECASE,
)
"""Whole claims that only lead from one thing to the next, or tell how somebody looks."""
_SERVICE = re.compile(
    r"(?:Next(?: week| time| up)?|Coming (?:up|next|soon)|Up next|Tomorrow|In the next issue): "
    r"|[^“”\"]{0,40}\b(?:office|hours|open|counter|desk|line)\b[^“”\"]{0,12}: (?:daily|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day (?:to|–|-))"
    r"|We (?:pay|reward|print|publish) "
    r"|[A-Z][\w ]{2,20} (?:no\.|number) \d+ (?:follows|will follow|appears)"
    r" (?:at|on|in|tomorrow|next)\b"
)
"""Lines by which a page serves its readers: what comes next, opening hours, calls for letters."""
_COUNT = re.compile(
    r"\b(?:[Nn]one|[Bb]oth|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Aa]ll)\b"
)
_DONE = re.compile(r"\b(?:has|have|had) been \w+(?:ed|en|nd|de|ne|ld|ught)\b")
_PAST = re.compile(r"\b(?:did|does|do|was|were|had|has|have|could|gave|made|[a-z]{2,}ed)\b")
_DIGIT = re.compile(r"\d")


def without_substance(claim: str) -> str:
    """Why `claim` tells nothing to check, "" where it tells something.

    A claim of few words needs a name, an amount, a date or a word for what became of something;
    an exclamation or an address to the reader without a name or amount is talk.
    """
    body = _LABEL.sub("", claim)
    anchored = bool(
        find_names(body) or find_quantities(body) or _DIGIT.search(body) or find_dates(body, None)
    )
    if reason := _to_the_reader(claim, body):
        return reason
    if anchored and not body.endswith("!"):
        return ""
    if body.endswith("!") or (_PLAIN_PERSON.search(body) and "“" not in claim and '"' not in claim):
        return "talk, with nothing to check"
    if opinions(body) and len(content_words(body)) <= _MUCH:
        return "a judgement, with nothing to check"
    told = _acted(body) or _COUNT.search(body) or _DONE.search(body) or "“" in claim
    happened = statuses(body) or (negations(body) and _PAST.search(body))
    if len(content_words(body)) < _LITTLE and not (told or happened):
        return "names nothing and nobody that could be checked"
    return ""


def _acted(body: str) -> bool:
    """Whether people or a body of people open the claim and do something to something: "An inquiry
    blamed the wiring"."""
    verb = _DOES.search(body)
    head = body[: verb.start()].rpartition(" ")[2].lower() if verb else ""
    people = singular(head) in _PEOPLE or head.endswith(("ers", "ors"))
    return people and len(content_words(body)) >= _FEW


def _to_the_reader(claim: str, body: str) -> str:
    if _ADDRESS.match(body) or _ADDRESS.match(claim):
        return "addresses the reader"
    if _PHRASE.fullmatch(body):
        return "talk, with nothing to check"
    return "serves the page's readers" if _SERVICE.match(claim) or _SERVICE.match(body) else ""

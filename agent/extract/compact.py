"""The compact profile, for a small model on a small machine.

Code reads every sentence, names what "she" and "the bridge" stand for and says who speaks; the
model is asked only where a sentence seems to hold several facts, and only where to cut it.
docs/extraction.md has the ways that were tried and what each gave.
"""

import re
from dataclasses import replace

from agent.extract.carry import (
    carried,
    pointing_at_a_name,
    said_by,
    same_teller,
    speaks,
    spoken_on,
    subject_of,
    unowned,
)
from agent.extract.clauses import cut
from agent.extract.demands import still_asked
from agent.extract.draft import Draft
from agent.extract.frame import take_off
from agent.extract.references import References
from agent.extract.speech import with_speaker
from agent.extract.split import split, worth_asking
from agent.extract.substance import without_substance
from agent.guards import Candidate
from agent.guards.place import about_the_world
from agent.guards.standing import complete
from agent.llm.gateway import Gateway
from agent.text.attribution import Attributed
from agent.text.dangling import dangling
from agent.text.quotations import balanced, find_quotations
from agent.text.verbs import FINITE
from agent.text.words import content_words
from schemas.article import Article, Dropped

_OPENING = re.compile(
    # a wire's dateline, with the wire in brackets or the date alone
    r"^(?:[A-Z][A-Z .’'-]+(?:, [A-Z][\w .]+)? \([^)]{2,40}\)(?:\s*[-–—]+|\.)\s*"
    r"|\([A-Z]{2,5}\)\s*[-–—]+\s*(?=[A-Z“\"])"
    r"|[A-Z][A-Z .’'-]+, (?:\d{1,2} )?[A-Z][a-z]+\.?(?: \d{1,2})?(?:,? \d{4})?\s*[-–—]+\s*"
    r"(?=[A-Z“\"])"
    r"|\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m\.?)?(?: [A-Z]{2,4})?\s*[-–—:|]?\s+"  # a live blog's time
    r"(?=[A-Z“\"])"
    # a numbered or marked entry of a list
    r"|\d{1,2}[.)] +(?=[A-Z])|[•*–-] +"
    r"|(?:But|And|So|Yet|However|Meanwhile|Also|Still|Instead|Moreover|Nevertheless|Separately"
    r"|In addition|Additionally|Furthermore|For (?:his|her|its|their) part|By contrast"
    r"|In contrast|As a result|Notably|Indeed|Of course|At the same time),?\s+(?=[\w“\"]))"
)

_LABEL = re.compile(r"^[A-Z][^:“”\"]{1,60}: ")
_SHORT_LINE = 5
_SUBJECT_PRONOUN = re.compile(
    r"(?:It|He|She|They|Its|His|Her|Their|This|That|These|Those|The move)\b"
    r"(?! (?:on|in|at|who|from|with)\b)",
    re.IGNORECASE,
)
_ALSO = re.compile(r"(?:(?<=\w) also\b|, too(?=[.,])|, as well(?=[.,]))")


async def drafts(
    article: Article, gateway: Gateway
) -> tuple[tuple[Draft, ...], tuple[Dropped, ...]]:
    """The drafts of `article` in reading order, and what was dropped with its reason."""
    references = References(article)
    kept: list[Draft] = []
    dropped: list[Dropped] = []
    subject = acting = speaking = before = ""
    for sentence in article.sentences:
        if sentence.role != "body":
            continue
        words = article.words_of(sentence.number)
        if reason := _no_claim(words):
            dropped.append(Dropped(source=article.source, what="text", text=words, reason=reason))
            continue
        said = references.spoken.get(sentence.number)
        plain = Draft(" ".join(words.split()), (sentence.number,), words)
        spoken_alone = with_speaker(article, sentence, references.cast, said)
        whole = plain.worded(spoken_alone or tidy(words), "code")
        for part in await _parts(whole, article, gateway):
            claim = said_by(_bare(pointing_at_a_name(part.claim)), _speaker(said))
            known = references.thing(speaking if speaks(claim) else subject)
            claim = carried(claim, known or references.meant_before(claim, sentence.number))
            claim = references.fill_in(still_asked(claim, before), sentence.number)
            claim = unowned(same_teller(claim, acting))
            named = spoken_on(claim, *references.person(acting))
            draft = replace(
                part.worded(named, "model" if part.making == "model" else "code"),
                attribution=references.credited(said.attribution)
                if said and _covers(said, part, whole, article)
                else None,
            )
            if (
                reason := without_substance(draft.claim)
                or _fragment(draft)
                or _leaning(draft.claim)
            ):
                dropped.append(
                    Dropped(source=article.source, what="claim", text=draft.claim, reason=reason)
                )
            else:
                kept.append(draft)
                before = draft.claim
                subject = subject_of(draft.claim)
                acting = _speaker(said) or subject
                speaking = _speaker(said) or subject
    return tuple(kept), tuple(dropped)


def tidy(words: str) -> str:
    """A sentence on one line, its quotation marks in pairs, without dateline, time or "But"."""
    text = " ".join(words.split())
    while found := _OPENING.match(text):
        text = text[found.end() :]
    return balanced(text[:1].upper() + text[1:])


def _speaker(said: Attributed | None) -> str:
    return said.attribution.speaker if said and not said.pronoun else ""


def _covers(said: Attributed, part: Draft, whole: Draft, article: Article) -> bool:
    """Whether the speaker of a sentence says this part of it too: all of it where nothing was cut
    off and the saying is the main clause, else the parts that name the speaker."""
    if part.claim == whole.claim:
        return not said.partial
    return bool(content_words(article.text[slice(*said.words)]) & content_words(part.claim))


def _fragment(draft: Draft) -> str:
    """Why the claim is no whole sentence; what the article itself ends as a sentence is one, unless
    it is a short line or an entry under a heading without a verb."""
    body = _LABEL.sub("", draft.claim)
    body = body[:1].upper() + body[1:]
    ended = draft.making != "model" and body[-1] in '.!?”"’'
    entry = len(body.split()) < _SHORT_LINE or ":" in body
    if ended and (not entry or "“" in body or '"' in body or FINITE.search(body)):
        return ""
    return complete(Candidate(body, body, body)) or ""


def _leaning(claim: str) -> str:
    """The pronoun that a claim is about, where only the sentence before tells whom it means."""
    about = _SUBJECT_PRONOUN.match(_LABEL.sub("", claim))
    return f"“{about.group()}” is named nowhere near" if about and dangling(claim) else ""


def _bare(claim: str) -> str:
    """Without "also" and "too", which point to a sentence that the reader does not see."""
    return _ALSO.sub("", claim) if not find_quotations(claim) else claim


async def _parts(draft: Draft, article: Article, gateway: Gateway) -> tuple[Draft, ...]:
    framed = take_off(draft.claim)
    clauses = cut(framed.core)
    whole = (
        (draft,)
        if len(clauses) == 1
        else tuple(draft.worded(framed.around(clause), "code") for clause in clauses)
    )
    parts: list[Draft] = []
    for part in whole:
        parts.extend(await split(part, article, gateway) if worth_asking(part) else (part,))
    return tuple(parts)


def _no_claim(words: str) -> str:
    text = words.strip().strip("“”\"'‘’")
    if text.endswith("?"):
        return "a question"
    if len(text.split()) < 3:
        return "too short to state a fact"
    return about_the_world(Candidate(words, words, words)) or ""

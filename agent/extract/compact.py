"""The compact profile, for a small model on a small machine.

Code reads every sentence, names what "she" and "the bridge" stand for and says who speaks; the
model is asked only where a sentence seems to hold several facts, and only where to cut it.
docs/extraction.md has the ways that were tried and what each gave.
"""

import re

from agent.extract.clauses import cut
from agent.extract.draft import Draft
from agent.extract.finish import Finisher
from agent.extract.frame import take_off
from agent.extract.lists import find_lists
from agent.extract.naming import Thread
from agent.extract.references import References
from agent.extract.speech import in_answer, with_speaker
from agent.extract.split import Cut, split, worth_asking
from agent.extract.substance import without_substance
from agent.extract.tables import find_tables, table_row
from agent.guards import Candidate
from agent.guards.place import about_the_world
from agent.guards.standing import complete
from agent.llm.gateway import Gateway
from agent.text.cast import Cast
from agent.text.dangling import dangling
from agent.text.interview import Turn
from agent.text.live import in_time
from agent.text.quotations import balanced
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
    r"|In contrast|As a result|Notably|Indeed|Of course|At the same time),?\s+(?=[\w“\"])"
    r"|Asked (?:about|whether|if|why|how|what)\b[^,“\"]{1,60}, (?=[\w“\"]))"
)

_LABEL = re.compile(r"^[A-Z][^:“”\"]{1,60}: ")
_CUT_OFF = "left out where its sentence was cut"
_QUESTION = "a question"
_LEAD_IN = "leads to a list, whose entries say it"
_SHORT_ANSWER = 3
_SHORT_LINE = 5
_SUBJECT_PRONOUN = re.compile(
    r"(?:It|He|She|They|Its|His|Her|Their|This|That|These|Those|The move)\b"
    r"(?! (?:on|in|at|who|from|with)\b)",
    re.IGNORECASE,
)
_POINTER = re.compile(
    r"(?:he|she|him|his|hers?|himself|herself|it|its|itself|they|them|their|themselves|both|then"
    r"|th[oe]se(?: (?:on|in|at|who|from|with))?)",
    re.IGNORECASE,
)


async def drafts(
    article: Article, gateway: Gateway
) -> tuple[tuple[Draft, ...], tuple[Dropped, ...]]:
    """The drafts of `article` in reading order, and what was dropped with its reason."""
    references = References(article)
    kept: list[Draft] = []
    dropped: list[Dropped] = []
    finisher = Finisher(article, references)
    thread = Thread()
    lists = find_lists(article)
    tables = find_tables(article)
    for sentence in in_time(article):
        if sentence.role != "body" or sentence.number in lists.leads | tables.heads:
            continue
        if row := tables.rows.get(sentence.number):
            source = " ".join(map(article.words_of, row.sentences))
            kept.append(Draft(row.claim, row.sentences, source, "code", kind="figure"))
            continue
        words = article.words_of(sentence.number)
        turn = references.turns.get(sentence.number)
        listed = lists.entries.get(sentence.number)
        if not listed and (
            reason := _no_claim(words) or (_no_answer(turn, article) if turn else "")
        ):
            dropped.append(Dropped(source=article.source, what="text", text=words, reason=reason))
            continue
        stating = listed.lead if listed else sentence.number
        said = finisher.naming.heard(references.spoken.get(stating))
        plain = Draft(" ".join(words.split()), (sentence.number,), words)
        spoken_alone = (
            in_answer(article, turn)
            if turn
            else with_speaker(article, sentence, references.cast, said)
        )
        whole = plain.worded(spoken_alone or tidy(words), "code")
        if listed:
            source = f"{article.words_of(listed.lead)} {words}"
            whole = Draft(listed.claim, (listed.lead, sentence.number), source, "code")
            parts, lost = Cut((whole,))
        else:
            parts, lost = await _parts(whole, article, gateway)
        dropped += [
            Dropped(source=article.source, what="text", text=run, reason=_CUT_OFF) for run in lost
        ]
        for draft, teller in finisher.claims(parts, whole, said, thread):
            # What leads to a list is no label of its entries, for all its colon.
            claim = draft.claim.replace(": ", " ", 1) if listed else draft.claim
            if (
                reason := without_substance(claim)
                or ("" if listed else _fragment(draft))
                or _leaning(claim, references.cast)
            ):
                dropped.append(
                    Dropped(source=article.source, what="claim", text=draft.claim, reason=reason)
                )
            else:
                kept.append(draft)
                thread = thread.gone_on(claim, teller)
    told = {number for draft in kept for number in draft.sentences}
    dropped += [
        Dropped(source=article.source, what="text", text=article.words_of(n), reason=_LEAD_IN)
        for n in sorted(lists.leads - told)
    ]
    kept.sort(key=lambda draft: draft.sentences[-1])
    return tuple(kept), tuple(dropped)


def tidy(words: str) -> str:
    """A sentence on one line, its quotation marks in pairs, without dateline, time or "But"."""
    text = " ".join(words.split())
    while found := _OPENING.match(text):
        text = text[found.end() :]
    return balanced(text[:1].upper() + text[1:])


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


def _leaning(claim: str, cast: Cast) -> str:
    """The word by which a claim points to somebody or something that it does not name: a pronoun
    without a noun before it, or any word for what only the sentence before tells."""
    left = dangling(claim, cast)
    about = _SUBJECT_PRONOUN.match(_LABEL.sub("", claim))
    pointers = [about.group()] if about and left else filter(_POINTER.fullmatch, left)
    word = next(iter(pointers), "")
    return f"“{word}” is named nowhere near" if word else ""


async def _parts(draft: Draft, article: Article, gateway: Gateway) -> Cut:
    framed = take_off(draft.claim)
    clauses = cut(framed.core)
    whole = (
        (draft,)
        if len(clauses) == 1
        else tuple(draft.worded(framed.around(clause), "code") for clause in clauses)
    )
    cuts = [
        await split(part, article, gateway) if worth_asking(part) else Cut((part,))
        for part in whole
    ]
    return Cut(
        tuple(part for one in cuts for part in one.parts),
        tuple(run for one in cuts for run in one.left_out),
    )


def _no_answer(turn: Turn, article: Article) -> str:
    """Why a sentence of an interview tells nothing, "" where it answers something."""
    if turn.asked:
        return _QUESTION
    words = article.text[slice(*turn.words)]
    return "" if len(content_words(words)) >= _SHORT_ANSWER else "too short to state a fact"


def _no_claim(words: str) -> str:
    text = words.strip().strip("“”\"'‘’")
    if text.endswith("?"):
        return _QUESTION
    if row := table_row(words):
        return row
    if len(text.split()) < 3:
        return "too short to state a fact"
    return about_the_world(Candidate(words, words, words)) or ""

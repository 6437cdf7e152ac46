"""The full profile, for hosted models: the whole article in one call where it fits.

The model writes claims and names the sentences they stand on; the same guards as in the compact
profile hold. A claim that fails is asked again once, with the reason; if it fails again its
sentence speaks for itself.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pydantic import ValidationError

from agent.extract.context import context_before
from agent.extract.draft import Draft
from agent.extract.references import References
from agent.extract.speech import in_answer
from agent.extract.tables import table_row
from agent.guards import Candidate, Rejection, first_failure, page_of
from agent.llm.gateway import Gateway
from agent.llm.request import AnswerError
from agent.text.words import content_words
from prompts import load
from schemas.article import Article, Dropped, Sentence
from schemas.fact import Attribution
from schemas.wire.extract import Extracted, ExtractedFact

_WINDOW_WORDS = 2500
"""About 3,500 tokens: an answer of the same size stays well under hosted models' output limits."""
_TOKENS_A_SENTENCE = 160
_UNFOUNDED = "what it claims does not stand in the sentences that it names"
_SILENT = "the model found no fact in it"


async def drafts(
    article: Article, gateway: Gateway
) -> tuple[tuple[Draft, ...], tuple[Dropped, ...]]:
    """The drafts of `article` in reading order, and what was dropped with its reason."""
    references = References(article)
    kept: list[Draft] = []
    dropped: list[Dropped] = []
    body = [sentence for sentence in article.sentences if sentence.role == "body"]
    for context, window in _windows(article, body, references):
        for fact in await _ask(article, context, window, references, gateway):
            draft, rejection = _guarded(article, fact, {s.number for s in window}, references)
            if draft and rejection:
                draft = _own_words(article, draft, rejection, references)
            if draft:
                kept.append(draft)
            else:
                reason = rejection.reason if rejection else "it cites no sentence of this window"
                dropped.append(
                    Dropped(source=article.source, what="claim", text=fact.claim, reason=reason)
                )
    cited = {number for draft in kept for number in draft.sentences}
    dropped += [
        Dropped(source=article.source, what="text", text=words, reason=table_row(words) or _SILENT)
        for s in body
        if s.number not in cited and (words := article.words_of(s.number))
    ]
    return tuple(kept), tuple(dropped)


def _windows(
    article: Article, body: list[Sentence], references: References
) -> Iterator[tuple[Sequence[Sentence], Sequence[Sentence]]]:
    """Stretches of whole sentences, each with those before it that its pronouns and names need."""
    start = 0
    while start < len(body):
        end, words = start, 0
        while end < len(body) and (words <= _WINDOW_WORDS or end == start):
            words += (body[end].end - body[end].start) // 6
            end += 1
        context = context_before(article, body, start, references) if start else ()
        yield context, body[start:end]
        start = end


async def _ask(
    article: Article,
    context: Sequence[Sentence],
    window: Sequence[Sentence],
    references: References,
    gateway: Gateway,
) -> list[ExtractedFact]:
    def shown(sentences: Sequence[Sentence]) -> list[dict[str, object]]:
        return [
            {"number": s.number, "words": " ".join(article.words_of(s.number).split())}
            for s in sentences
        ]

    prompt = load("extract", "full").render(
        title=article.title,
        outlet=article.outlet,
        published=article.published.isoformat() if article.published else "",
        context=shown(context),
        sentences=shown(window),
    )
    numbers = {sentence.number for sentence in window}
    held: list[ExtractedFact] = []  # what is sound in the first answer

    def objections(answer: Extracted) -> str | None:
        failures = []
        for fact in answer.facts:
            draft, rejection = _guarded(article, fact, numbers, references)
            if draft and not rejection:
                held.append(fact)
            else:
                failures.append(
                    f"“{fact.claim}”: {rejection.reason if rejection else 'wrong sentence number'}"
                )
        return "Mend these and keep the others: " + "; ".join(failures[:8]) if failures else None

    limit = 300 + _TOKENS_A_SENTENCE * len(window)
    try:
        answer = await gateway.ask(
            prompt, Extracted, article=article.id, max_tokens=limit, check=objections
        )
        return _with_held(answer.facts, held)
    except AnswerError as error:
        if facts := _sound(error.text):
            # What the error says is said to the model: people are told what is wrong with it.
            gateway.unusable[article.id] = _UNFOUNDED
        return _with_held(facts, held)


def _with_held(facts: list[ExtractedFact], held: list[ExtractedFact]) -> list[ExtractedFact]:
    """`facts`, and those that held in an earlier answer and are left out of it: a model that is
    asked to mend one claim may forget others."""
    forgotten = {one.claim: one for one in held if not any(_tells(fact, one) for fact in facts)}
    return sorted([*facts, *forgotten.values()], key=lambda fact: fact.sentences[0])


def _tells(fact: ExtractedFact, earlier: ExtractedFact) -> bool:
    """Whether `fact` is `earlier` in the same or other words: half of its words on its sentence."""
    words = content_words(earlier.claim)
    on_it = earlier.sentences[0] in fact.sentences
    return on_it and 2 * len(words & content_words(fact.claim)) >= len(words)


def _sound(text: str) -> list[ExtractedFact]:
    """The facts of an answer that failed its check twice: each is judged by itself further on."""
    try:
        return Extracted.model_validate_json(text).facts
    except ValidationError:
        return []


def _guarded(
    article: Article, fact: ExtractedFact, numbers: set[int], references: References
) -> tuple[Draft | None, Rejection | None]:
    """The fact as a draft, and what the guards object to; no draft where it cites none of ours."""
    cited = tuple(dict.fromkeys(n for n in fact.sentences if n in numbers))
    if not cited:
        return None, None
    evidence = " ".join(article.words_of(n) for n in cited)
    given = _given(fact, article)
    heard = _heard(cited, given, references)
    attribution = _completed(given, heard) if given else heard
    draft = Draft(fact.claim.strip(), cited, evidence, "model", fact.kind, attribution)
    found = references.spoken.get(cited[0])
    candidate = Candidate(
        draft.claim, evidence, page_of(article), found.attribution.speaker if found else ""
    )
    rejection = first_failure(candidate, leaving_out=frozenset({"changed order"}))
    return draft, rejection or _wrong_speaker(given, heard, references)


def _given(fact: ExtractedFact, article: Article) -> Attribution | None:
    """Whom the model names, without a speaker or an outlet that the article does not name."""
    text = article.text.lower()
    speaker, outlet = (
        words if words.lower() in text else "" for words in (fact.speaker, fact.outlet)
    )
    if fact.naming == "none" or not (speaker or outlet):
        return None
    naming = fact.naming if speaker else "outlet"
    return Attribution(speaker=speaker, naming=naming, outlet=outlet)


def _heard(
    cited: tuple[int, ...], given: Attribution | None, references: References
) -> Attribution | None:
    """Who says so by the rules: in the cited sentence that bears out `given`, else in the first."""
    voices = {
        number: references.credited(found.attribution)
        for number in cited
        if (found := references.spoken.get(number)) and not found.pronoun and not found.partial
    }
    borne_out = (v for v in voices.values() if given and _may_be_one(given, v, references))
    return next(borne_out, voices.get(cited[0]))


def _completed(given: Attribution, heard: Attribution | None) -> Attribution:
    """`given` with what it leaves empty as the rules read it from the sentence."""
    if heard is None:
        return given
    whole = given if given.speaker else heard
    return whole.model_copy(update={"outlet": given.outlet or heard.outlet})


def _wrong_speaker(
    given: Attribution | None, heard: Attribution | None, references: References
) -> Rejection | None:
    if not (given and given.speaker and heard and heard.speaker):
        return None
    if _may_be_one(given, heard, references):
        return None
    return Rejection("wrong speaker", f"{heard.speaker} says so, not {given.speaker}")


def _may_be_one(one: Attribution, other: Attribution, references: References) -> bool:
    """Whether two speakers share a word, or one is what the article calls the other."""
    if content_words(one.speaker) & content_words(other.speaker):
        return True
    return any(
        references.cast.described(a.speaker.rpartition(" ")[2]) == b.speaker
        for a, b in ((one, other), (other, one))
    )


def _own_words(
    article: Article,
    draft: Draft,
    rejection: Rejection,
    references: References,
) -> Draft:
    """The stating sentence's own words in place of a claim that failed twice."""
    number = draft.sentences[0]
    said = references.spoken.get(number)
    turn = references.turns.get(number)
    words = in_answer(article, turn) if turn else " ".join(article.words_of(number).split())
    claim = references.fill_in(words, number)
    return replace(
        draft,
        claim=claim,
        sentences=(number,),
        making="code",
        guards=(rejection.guard,),
        attribution=said.attribution if said else None,
    )

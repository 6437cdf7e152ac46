"""Who is said to say so, for every sentence of an article, by rules."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from agent.text.cast import Cast
from agent.text.interview import find_turns
from agent.text.names import names_within
from agent.text.openings import opening_subject
from agent.text.phrases import Span, phrase_after
from agent.text.quotations import MASK, Quotation, mask_quotations
from agent.text.speakers import Page, Teller, outlet_name, read_speaker
from agent.text.speech import Saying, sayings
from agent.text.vocabulary import DOCUMENT_NOUNS
from schemas.article import Article, Sentence
from schemas.fact import Attribution

_GIVEN_TO = re.compile(
    r"\b(?:told|tell|tells|telling|(?:cited|quoted|seen|obtained|reported|reviewed|published) by"
    r"|(?:spoke|speaking|speak|confirmed|said|statement|comments|interviews?|remarks|talking|talked"
    r"|anonymously|anonymity|conversation|article|piece|essay) (?:to|with|in|for))\s+(?:the |a )?$",
    re.IGNORECASE,
)
_QUOTED_SHARE = 0.6
_REPORTS = frozenset({"report", "article", "paper", "newspaper", "agency", "magazine", "story"})
_COLON = re.compile(rf":\s*[“\"'‘]{{1,2}}{MASK}")
_CITING = re.compile(r"\b(?:citing|quoting|which (?:cited|quoted))\s")
_FITTING = {"he": "he", "his": "he", "she": "she", "her": "she"}


@dataclass(frozen=True)
class Attributed:
    """The attribution of one sentence. `words` is the span, in the article's text, of the words
    for the speaker; they stand in another sentence where a quotation runs on. `pronoun` is "he",
    "they" … where nobody could be found for it, and the speaker is then only that word. `partial`
    is True where only a subordinate clause is the speaker's: "Vell closed after X said …"."""

    attribution: Attribution
    words: Span
    pronoun: str = ""
    partial: bool = False


def find_attributions(
    article: Article, cast: Cast, outlets: Iterable[str] = ()
) -> dict[int, Attributed]:
    """The attribution of each sentence that has one, by sentence number.

    `outlets` are names of news outlets beyond those known. A sentence in the article's own voice
    is left out, and so is hearsay without a speaker ("reportedly").
    """
    masked = mask_quotations(article.text, cast.quotations)
    page = Page(article.text, masked, cast, tuple(outlets))
    body = [sentence for sentence in article.sentences if sentence.role == "body"]
    own: dict[int, Attributed] = {}
    earlier: dict[str, Attribution] = {}
    for sentence in body:
        attributed = _own(page, sentence, earlier)
        if attributed is None:
            continue
        attributed = _without_own_outlet(attributed, article.outlet)
        _remember(attributed.attribution, earlier)
        own[sentence.number] = attributed
    _take_turns(article, cast, own)
    _spread(cast.quotations, body, own)
    return _carried_on(page, body, own)


def _take_turns(article: Article, cast: Cast, own: dict[int, Attributed]) -> None:
    """All that is said in an answer is the interviewee's, and a question is nobody's claim."""
    for number, turn in find_turns(article, cast).items():
        if turn.asked or article.sentences[number - 1].role != "body":
            own.pop(number, None)
        elif turn.speaker:
            attribution = Attribution(speaker=turn.speaker, naming="named")
            own[number] = Attributed(attribution, turn.label)


def _recalled(teller: Teller, earlier: Mapping[str, Attribution]) -> Teller:
    """ "The report said": the report that an earlier sentence credited; so with "the memo"."""
    noun = teller.attribution.speaker
    if not noun:  # an outlet by its own name
        return teller
    known = earlier.get(noun) or (earlier.get("") if noun in _REPORTS else None)
    return teller if known is None else replace(teller, attribution=known)


def _remember(attribution: Attribution, earlier: dict[str, Attribution]) -> None:
    """Keep an outlet under "" and a document under its noun, for a later "the report"."""
    if attribution.outlet:
        credit = Attribution(speaker="", naming="outlet", outlet=attribution.outlet)
        earlier[""] = credit
    nouns = [word for word in attribution.speaker.split() if word in DOCUMENT_NOUNS]
    if nouns and attribution.speaker not in DOCUMENT_NOUNS:
        earlier[nouns[0]] = attribution


def _without_own_outlet(attributed: Attributed, outlet: str) -> Attributed:
    """What a source told the article's own outlet is no other outlet's report."""
    attribution = attributed.attribution
    own = re.sub(r"^the ", "", outlet.lower())
    credited = re.sub(r"^the ", "", attribution.outlet.lower())
    if not credited or attribution.naming == "outlet" or not f" {own}".endswith(f" {credited}"):
        return attributed
    return replace(attributed, attribution=attribution.model_copy(update={"outlet": ""}))


def _own(page: Page, sentence: Sentence, earlier: Mapping[str, Attribution]) -> Attributed | None:
    """What the sentence itself says about its speaker."""
    read = [
        (saying, _recalled(teller, earlier))
        for saying in sayings(page, sentence.start, sentence.end)
        if (teller := read_speaker(page, saying.speaker))
    ]
    if not read:
        return _before_colon(page, sentence)
    saying, teller = _outermost(read)
    attribution = teller.attribution
    if attribution.naming == "outlet":
        inner = next((t.attribution for _, t in read if t.attribution.naming != "outlet"), None)
        source = inner or _cited(page, sentence)
        if source is not None:
            attribution = source.model_copy(update={"outlet": attribution.outlet})
    elif outlet := _given_to(page, sentence):
        attribution = attribution.model_copy(update={"outlet": outlet})
    return Attributed(attribution, teller.span, teller.pronoun, saying.partial)


def _cited(page: Page, sentence: Sentence) -> Attribution | None:
    """Whom an outlet had it from: "the Echo reported, citing two dockers"."""
    citing = _CITING.search(page.masked, sentence.start, sentence.end)
    phrase = citing and phrase_after(page.masked, citing.end(), sentence.end, inverted=False)
    teller = phrase and read_speaker(page, phrase)
    return teller.attribution if teller and teller.attribution.naming != "outlet" else None


def _before_colon(page: Page, sentence: Sentence) -> Attributed | None:
    """Who opens a sentence that leads up to a quotation with a colon only."""
    colon = _COLON.search(page.masked, sentence.start, sentence.end)
    names = names_within(page.cast.names, sentence.start, sentence.end)
    span = colon and opening_subject(page.masked, sentence.start, colon.start(), names)
    teller = span and read_speaker(page, span)
    return Attributed(teller.attribution, teller.span, teller.pronoun) if teller else None


def _outermost(read: list[tuple[Saying, Teller]]) -> tuple[Saying, Teller]:
    """The speaker whose words hold all others': "A said B did, according to C" is C's."""
    around = [pair for pair in read if pair[0].way != "subject"]
    whole = [pair for pair in read if not pair[0].partial]
    return (around[-1:] or whole or read)[0]


def _given_to(page: Page, sentence: Sentence) -> str:
    """The outlet that somebody told it: "told Reuters", "in an interview with the Echo"."""
    for name in names_within(page.cast.names, sentence.start, sentence.end):
        given = _GIVEN_TO.search(page.masked, max(sentence.start, name.start - 40), name.start)
        if given and (outlet := outlet_name(page, name)):
            return outlet
    return ""


def _spread(
    quotations: Sequence[Quotation], body: list[Sentence], own: dict[int, Attributed]
) -> None:
    """Give all sentences of one quotation the speaker that one of them names."""
    for quotation in quotations:
        if quotation.scare:
            continue
        held = [s for s in body if s.start < quotation.end and quotation.start < s.end]
        named = [own[s.number] for s in held if s.number in own]
        if len(held) > 1 and named:
            for sentence in held:
                own.setdefault(sentence.number, named[-1])


def _carried_on(
    page: Page, body: list[Sentence], own: dict[int, Attributed]
) -> dict[int, Attributed]:
    """Carry a speaker on into the quotation that follows, and into "he added" after it."""
    found: dict[int, Attributed] = {}
    last: Attributed | None = None
    previous: Sentence | None = None
    said_last = False
    for sentence in body:
        attributed = own.get(sentence.number)
        if attributed is None and last and previous and _runs_on(page, previous, sentence):
            attributed = last
        if attributed and attributed.pronoun == "it" and previous and not said_last:
            last = None if _opens_with_a_body(page, previous) else last
        if attributed and attributed.pronoun and last and _may_stand_for(page, attributed, last):
            attributed = replace(attributed, attribution=last.attribution, pronoun=last.pronoun)
        if attributed:
            found[sentence.number] = attributed
        gone_on = previous is not None and previous.paragraph == sentence.paragraph
        last = attributed or (last if gone_on else None)
        said_last = attributed is not None
        previous = sentence
    return found


def _opens_with_a_body(page: Page, sentence: Sentence) -> bool:
    """Whether a name that is no person's opens the sentence: "it" goes on about that one."""
    names = names_within(page.cast.names, sentence.start, sentence.start + 1)
    return bool(names) and names[0].start not in page.cast.mentions


def _runs_on(page: Page, previous: Sentence, sentence: Sentence) -> bool:
    """Whether `sentence` is a quotation that goes on from `previous`."""
    words = page.masked[sentence.start : sentence.end]
    return (
        words.count(MASK) >= _QUOTED_SHARE * len(words) and previous.number == sentence.number - 1
    )


def _may_stand_for(page: Page, attributed: Attributed, last: Attributed) -> bool:
    """Whether the pronoun can mean the speaker of the sentence before."""
    if last.pronoun:
        return False
    speaker = last.attribution.speaker
    person = page.cast.person(speaker)
    if attributed.pronoun in _FITTING:
        fits = person is None or person.pronoun in {"", _FITTING[attributed.pronoun]}
        plural = bool(re.search(r"(?:s|people|police|two|three)\b", speaker)) and person is None
        return fits and not plural and last.attribution.naming != "outlet"
    return person is None

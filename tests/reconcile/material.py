"""Articles and facts made from plain sentences, as ingest and extraction would hand them on."""

from datetime import UTC, datetime, timedelta

from agent.text.dates import find_dates
from agent.text.quantities import find_quantities
from schemas.article import Article, Sentence
from schemas.fact import Attribution, Evidence, Fact, Kind

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)


def article(outlet: str, *sentences: str, hours: int = 0) -> Article:
    """An article of `outlet` with one paragraph a sentence, published `hours` after noon."""
    text, told = "", []
    for number, words in enumerate(sentences, start=1):
        start = len(text)
        text += words
        told.append(Sentence(number=number, start=start, end=len(text), paragraph=number))
        text += "\n\n"
    return Article(
        id=outlet.lower().replace(" ", "-"),
        source=f"{outlet}.txt",
        text=text,
        sentences=tuple(told),
        outlet=outlet,
        published=NOON + timedelta(hours=hours),
    )


def fact(
    of: Article,
    number: int,
    claim: str = "",
    *,
    kind: Kind = "event",
    speaker: str = "",
    outlet: str = "",
    anonymous: bool = False,
) -> Fact:
    """The fact that sentence `number` of `of` states, in its own words unless `claim` is given."""
    sentence = of.sentences[number - 1]
    quote = of.words_of(number)
    claim = claim or quote
    naming = "anonymous" if anonymous else ("named" if speaker else "outlet")
    attribution = Attribution(speaker=speaker, naming=naming, outlet=outlet)
    return Fact(
        id=f"{of.id}-{number}",
        article=of.id,
        claim=claim,
        kind=kind,
        attribution=attribution if speaker or outlet else None,
        quantities=find_quantities(claim),
        dates=find_dates(claim, of.published),
        evidence=(
            Evidence(
                article=of.id,
                sentence=number,
                quote=quote,
                start=sentence.start,
                end=sentence.end,
            ),
        ),
    )


def facts(of: Article) -> list[Fact]:
    """One fact a sentence."""
    return [fact(of, sentence.number) for sentence in of.sentences]

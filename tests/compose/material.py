"""Briefing facts, as reconciling hands them to this room."""

from schemas.article import Article, Sentence
from schemas.briefing import BriefingFact, Conflict, Side
from schemas.fact import Evidence, Kind


def article(name: str, *sentences: str) -> Article:
    """An article whose first sentence is its headline."""
    text, told = "", []
    for number, words in enumerate(sentences, start=1):
        start = len(text)
        text += words
        role = "headline" if number == 1 else "body"
        told.append(
            Sentence.model_validate(
                {
                    "number": number,
                    "start": start,
                    "end": len(text),
                    "paragraph": number,
                    "role": role,
                }
            )
        )
        text += "\n"
    return Article(id=name, source=f"{name}.txt", text=text, sentences=tuple(told))


def fact(
    name: str,
    claim: str,
    *,
    kind: Kind = "event",
    articles: int = 1,
    origins: int = 1,
    sentence: int = 2,
    narrower: tuple[str, ...] = (),
) -> BriefingFact:
    """A fact that stands on sentence `sentence` of article "a"."""
    evidence = Evidence(article="a", sentence=sentence, quote=claim, start=0, end=len(claim))
    return BriefingFact(
        id=name,
        claim=claim,
        kind=kind,
        evidence=(evidence,),
        article_count=articles,
        origin_count=origins,
        narrower=narrower,
    )


def conflict(*sides: BriefingFact) -> Conflict:
    """A conflict of numbers with one fact a side."""
    return Conflict(
        id="c1",
        type="number",
        about="how many jobs go",
        reason="two numbers",
        sides=tuple(
            Side(claim=side.claim, facts=(side.id,), evidence=side.evidence, articles=("a",))
            for side in sides
        ),
    )

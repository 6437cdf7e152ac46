"""Ways to spoil the facts of a flawless output, and the metrics that must show each."""

from collections.abc import Callable
from dataclasses import dataclass

from evals.outputs import ArticleOutput, StoryOutput
from schemas.article import Article
from schemas.fact import Attribution, Fact, Quantity


def spoil_facts(
    output: StoryOutput, count: int, spoil: Callable[[Fact, Article], tuple[Fact, ...]]
) -> StoryOutput:
    """`output` with `spoil` applied to the first `count` facts for which it changes something."""
    articles: list[ArticleOutput] = []
    for one in output.articles:
        facts: list[Fact] = []
        assert one.article is not None
        for fact in one.facts:
            spoilt = spoil(fact, one.article) if count else (fact,)
            count -= spoilt != (fact,)
            facts.extend(spoilt)
        articles.append(one.model_copy(update={"facts": tuple(facts)}))
    return output.model_copy(update={"articles": tuple(articles)})


def drop(fact: Fact, article: Article) -> tuple[Fact, ...]:
    del fact, article
    return ()


def swap_number(fact: Fact, article: Article) -> tuple[Fact, ...]:
    del article
    if not fact.quantities or not fact.quantities[0].text[0].isdigit():
        return (fact,)
    number = fact.quantities[0].text.split()[0]
    if number not in fact.claim:
        return (fact,)
    wrong = Quantity(text="987", value=987, unit=fact.quantities[0].unit)
    return (
        fact.model_copy(
            update={"claim": fact.claim.replace(number, "987"), "quantities": (wrong,)}
        ),
    )


def change_speaker(fact: Fact, article: Article) -> tuple[Fact, ...]:
    del article
    if fact.attribution is None:
        return (fact,)
    other = Attribution(speaker="Quentin Zorro", naming="named")
    return (fact.model_copy(update={"attribution": other}),)


def give_speaker(fact: Fact, article: Article) -> tuple[Fact, ...]:
    del article
    if fact.attribution is not None:
        return (fact,)
    other = Attribution(speaker="Quentin Zorro", naming="named")
    return (fact.model_copy(update={"attribution": other}),)


def forget_speaker(fact: Fact, article: Article) -> tuple[Fact, ...]:
    del article
    return (fact.model_copy(update={"attribution": None}),)


def forget_dates(fact: Fact, article: Article) -> tuple[Fact, ...]:
    del article
    return (fact.model_copy(update={"dates": ()}),)


def change_kind(fact: Fact, article: Article) -> tuple[Fact, ...]:
    del article
    other = "plan" if fact.kind == "background" else "background"
    return (fact.model_copy(update={"kind": other}),)


def shift_evidence(fact: Fact, article: Article) -> tuple[Fact, ...]:
    first = fact.evidence[0]
    if first.start == 0:
        return (fact,)
    moved = first.model_copy(update={"start": first.start - 1, "end": first.end - 1})
    return (fact.model_copy(update={"evidence": (moved,)}),) if article.text else (fact,)


def ramble(fact: Fact, article: Article) -> tuple[Fact, ...]:
    del article
    return (fact.model_copy(update={"claim": fact.claim + " and so it went on" * 8}),)


def repeat(fact: Fact, article: Article) -> tuple[Fact, ...]:
    del article
    return (fact, fact.model_copy(update={"id": f"{fact.id}-again"}))


def add_stranger(fact: Fact, article: Article) -> tuple[Fact, ...]:
    del article
    claim = f"{fact.claim.rstrip('.')}, Barnaby Quux said."
    return (fact.model_copy(update={"claim": claim}),)


def start_with_pronoun(fact: Fact, article: Article) -> tuple[Fact, ...]:
    del article
    return (fact.model_copy(update={"claim": "He " + " ".join(fact.claim.split()[2:])}),)


def reword(fact: Fact, article: Article) -> tuple[Fact, ...]:
    del article
    return (fact.model_copy(update={"claim": "Nothing much was decided."}),)


@dataclass(frozen=True)
class Spoiling:
    """A way to spoil facts and the metrics that must show it."""

    spoil: Callable[[Fact, Article], tuple[Fact, ...]]
    metrics: tuple[str, ...]


SPOILINGS = {
    "drop facts": Spoiling(drop, ("fact_recall", "claim_alone_recall", "fact_f1")),
    "swap numbers": Spoiling(swap_number, ("claim_alone_recall", "quantities", "supported")),
    "change speakers": Spoiling(change_speaker, ("attribution_precision", "attribution_recall")),
    "invent speakers": Spoiling(give_speaker, ("attribution_precision", "attribution_f1")),
    "forget speakers": Spoiling(forget_speaker, ("attribution_recall", "attribution_f1")),
    "forget dates": Spoiling(forget_dates, ("dates",)),
    "change kinds": Spoiling(change_kind, ("kinds",)),
    "shift evidence": Spoiling(shift_evidence, ("evidence_exact",)),
    "ramble": Spoiling(ramble, ("atomic",)),
    "repeat": Spoiling(repeat, ("told_twice",)),
    "add a stranger": Spoiling(add_stranger, ("supported",)),
    "start with a pronoun": Spoiling(start_with_pronoun, ("self_contained",)),
    "say something else": Spoiling(reword, ("claim_alone_recall",)),
}

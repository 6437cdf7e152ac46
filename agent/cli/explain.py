"""`factbrief explain`: why a fact of a briefing stands there as it does."""

from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from schemas.briefing import Briefing, BriefingFact, Conflict
    from schemas.decision import Decision

EXAMPLES = """[bold]Examples[/bold]

factbrief explain f3

factbrief explain f1 --briefing 12
"""
_SAME = ("same", "narrower", "broader")
_SCALE = "The numbers weigh the wording alone: above 0, the two are likelier one fact than two."
_MOST = 12  # pairs kept apart that are shown
_SIGNS = {
    "own_reporting": "its own reporting",
    "credit": "credits it",
    "copied_passage": "retells it without a credit",
}


def explain(
    fact: Annotated[
        str, typer.Argument(metavar="FACT", help="The fact's id, as the JSON form and search tell.")
    ],
    *,
    briefing: Annotated[
        int | None,
        typer.Option(metavar="N", help="The briefing's number; without it, the newest."),
    ] = None,
) -> None:
    """Show why FACT was merged, what was kept apart from it, its conflicts and its origins."""
    from agent.cli.running import run
    from agent.text.plain import one_line

    for line in run(_explained(fact, briefing)):
        indent = len(line) - len(line.lstrip())
        typer.echo(" " * indent + one_line(line))


async def _explained(fact: str, number: int | None) -> list[str]:
    from agent.errors import InputError
    from agent.settings import load_settings
    from agent.store.briefings import briefing, decisions_of, headlines
    from agent.store.store import Store

    async with Store.open(load_settings().store) as store:
        if number is None:
            number = max((kept.id for kept in await headlines(store)), default=0)
        kept = await briefing(store, number)
        if kept is None:
            raise InputError(f"briefing {number}", "there is none; `factbrief history` lists them")
        told = next((one for one in kept.briefing.facts if one.id == fact), None)
        if told is None:
            last = kept.briefing.facts[-1].id if kept.briefing.facts else "none"
            raise InputError(fact, f"briefing {number} has no such fact; its last is {last}")
        return list(explanation(told, kept.briefing, await decisions_of(store, number)))


def explanation(
    fact: "BriefingFact", briefing: "Briefing", decisions: "Sequence[Decision]"
) -> Iterator[str]:
    """The lines that explain `fact` of `briefing`, given the decisions that it rests on."""
    names = {article.id: article.outlet or _short(article.source) for article in briefing.articles}
    yield f"{fact.id}  {fact.claim}"
    yield f"{_counted(fact.article_count, 'article')}, {_counted(fact.origin_count, 'origin')}"
    yield ""
    yield "Told as"
    for variant in fact.variants:
        yield f"  {names.get(variant.article, variant.article)}: {variant.claim}"
    yield from _merged(fact, decisions)
    yield from _apart(fact, briefing, decisions)
    yield from _conflicts(fact, briefing.conflicts)
    yield from _origins(fact, briefing, names)
    if decisions:
        yield ""
        yield _SCALE


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _merged(fact: "BriefingFact", decisions: "Sequence[Decision]") -> Iterator[str]:
    claims = {variant.fact: variant.claim for variant in fact.variants}
    inside = [one for one in decisions if one.left in claims and one.right in claims]
    if len(claims) < 2:
        return
    yield ""
    yield "Merged because"
    for one in sorted(inside, key=lambda one: -one.points):
        alone = "" if one.relation in _SAME else "not by itself, but through the others: "
        yield f"  {_points(one)}  {alone}{one.reason}"
        yield f"      {claims[one.left]} / {claims[one.right]}"
    if len(inside) < len(claims) * (len(claims) - 1) / 2:
        yield "  the other pairs joined through these"


def _apart(
    fact: "BriefingFact", briefing: "Briefing", decisions: "Sequence[Decision]"
) -> Iterator[str]:
    mine = {variant.fact for variant in fact.variants}
    others = {v.fact: one for one in briefing.facts for v in one.variants if one.id != fact.id}
    nearest: dict[str, Decision] = {}
    for decision in sorted(decisions, key=lambda one: -one.points):
        ends = {decision.left, decision.right}
        other = next((others[end] for end in ends - mine if end in others), None)
        if ends & mine and other is not None:
            nearest.setdefault(other.id, decision)
    if not nearest:
        return
    claims = {one.id: one.claim for one in briefing.facts}
    yield ""
    yield "Kept apart from"
    for id_, one in list(nearest.items())[:_MOST]:
        yield f"  {_points(one)}  {id_}  {claims[id_]}"
        yield f"      {_kept_apart(one)}"
    if len(nearest) > _MOST:
        yield f"  and {len(nearest) - _MOST} more that are less alike"


def _kept_apart(decision: "Decision") -> str:
    if decision.relation in _SAME:
        return f"{decision.reason}; yet another of their facts may not be merged with it"
    return f"{decision.conflict or decision.relation}: {decision.reason}"


def _short(source: str) -> str:
    """A file's name without its folders; an address as it is."""
    return source if "://" in source else PurePath(source).name


def _points(decision: "Decision") -> str:
    """The log-odds that both say the same, before anything that rules it out, and who decided."""
    return f"{decision.points:+.1f} ({decision.by})"


def _conflicts(fact: "BriefingFact", conflicts: "Sequence[Conflict]") -> Iterator[str]:
    mine = [one for one in conflicts if any(fact.id in side.facts for side in one.sides)]
    if not mine:
        return
    yield ""
    yield "Conflicts"
    for one in mine:
        yield f"  {one.id} ({one.type}, {one.standing}): {one.about}"
        yield f"      {one.reason}"
        for side in one.sides:
            yield f"      {', '.join(side.facts)}: {side.claim}"


def _origins(fact: "BriefingFact", briefing: "Briefing", names: dict[str, str]) -> Iterator[str]:
    from agent.render.origins import links_for

    articles = dict.fromkeys(variant.article for variant in fact.variants)
    links = [link for article in articles for link in links_for(fact, article, briefing)]
    yield ""
    yield "Origins"
    for origin in briefing.origins:
        if origin.id not in fact.origins:
            continue
        yield f"  {origin.name}"
        for link in links:
            if link.origin == origin.id:
                through = f", by way of {names.get(link.via, link.via)}" if link.via else ""
                shown = f": “{link.evidence.quote}”" if link.evidence else ""
                told = f"{_SIGNS[link.how]}{through}{shown}"
                yield f"      {names.get(link.article, link.article)}: {told}"

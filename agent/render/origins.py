"""Who got it from whom: what each article took from which origin, and what rests on one alone."""

from typing import NamedTuple

from schemas.briefing import Briefing, BriefingFact, Origin, OriginLink


class Alone(NamedTuple):
    """The facts that rest on one origin: those that several articles tell, and the others."""

    origin: Origin
    retold: tuple[BriefingFact, ...]
    told_once: tuple[BriefingFact, ...]


def links_of(briefing: Briefing, article: str) -> tuple[OriginLink, ...]:
    """What `article` took from which origin, its own reporting first."""
    links = [link for link in briefing.origin_links if link.article == article]
    return tuple(sorted(links, key=lambda link: link.how != "own_reporting"))


def links_for(fact: BriefingFact, article: str, briefing: Briefing) -> tuple[OriginLink, ...]:
    """What `article` took from which origin for `fact`. Briefings of version 1.0 do not say so by
    the fact: there it is what the article took from any origin of the fact."""
    links = links_of(briefing, article)
    told = {(one.origin, one.how, one.via) for one in fact.variants if one.article == article}
    if any(origin for origin, _, _ in told):
        return tuple(link for link in links if (link.origin, link.how, link.via) in told)
    return tuple(link for link in links if link.origin in fact.origins)


def one_origin_alone(briefing: Briefing) -> tuple[Alone, ...]:
    """Per origin the facts that no other origin bears out, most retold first.

    A fact that many articles tell from one origin looks agreed upon and is not: they repeat it.
    """
    alone = []
    for origin in briefing.origins:
        facts = [fact for fact in briefing.facts if fact.origins == (origin.id,)]
        retold = tuple(fact for fact in facts if fact.article_count > 1)
        told_once = tuple(fact for fact in facts if fact.article_count == 1)
        if facts:
            alone.append(Alone(origin, retold, told_once))
    return tuple(sorted(alone, key=lambda entry: -len(entry.retold)))

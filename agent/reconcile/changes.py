"""How the facts of a briefing stand to those of the briefing before it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from agent.reconcile.glossary import Glossary
from agent.reconcile.reading import Reading, read
from agent.reconcile.relations import relate
from agent.reconcile.restating import moves_on, overtakes, reschedules, says_no_more
from agent.reconcile.ruling import Ruling
from agent.reconcile.updates import is_update
from agent.reconcile.withdrawals import taken_back, takes_back
from agent.text.dates import find_dates
from agent.text.quantities import find_quantities
from schemas.briefing import Briefing, BriefingFact, ChangeType, FactChange, Origin
from schemas.fact import Fact

_NOW, _BEFORE = "now", "before"
_AGAIN, _AGAINST = 2, 1
"""How much a ruling tells of an earlier fact: told again, contradicted or updated."""


def changes(
    earlier: Briefing, facts: Sequence[BriefingFact], origins: Sequence[Origin]
) -> tuple[FactChange, ...]:
    """One change for each of `facts`, whose origins are among `origins`.

    Where one of them takes an earlier report back, each earlier fact that it speaks of is withdrawn
    besides, with `fact` "". An earlier fact that is merely told no more is no change.
    """
    sides = _Sides(earlier, facts, origins)
    partners = sides.partners()
    found = []
    for fact in facts:
        withdrawn = sides.taken_back(fact)
        found += [
            FactChange(fact="", type="withdrawn", claim=old.claim, earlier=old.id, before=old.claim)
            for old in withdrawn
        ]
        old = sides.kept.get(fact.id)
        if old is not None:
            found.append(sides.told_again(fact, old))
            continue
        ruling = partners.get(fact.id)
        if ruling is None or withdrawn:  # that a report is taken back was not told before
            found.append(FactChange(fact=fact.id, type="new", claim=fact.claim))
            continue
        old = sides.before[_fact_of(ruling.decision.right)]
        kind = sides.kind(fact, old, ruling)
        found.append(
            FactChange(fact=fact.id, type=kind, claim=fact.claim, earlier=old.id, before=old.claim)
        )
    return tuple(found)


class _Sides:
    """The facts of both briefings, each wording read as a fact of its article.

    `kept` is, by the id of a fact of now, the earlier fact that holds some of its words: mostly
    because an article of the earlier briefing was read again.
    """

    def __init__(
        self, earlier: Briefing, facts: Sequence[BriefingFact], origins: Sequence[Origin]
    ) -> None:
        self.before = {fact.id: fact for fact in earlier.facts}
        self._names = {
            _NOW: {origin.id: origin.name for origin in origins},
            _BEFORE: {origin.id: origin.name for origin in earlier.origins},
        }
        self.kept = _kept(earlier.facts, facts)
        self._retold = {old.id for old in self.kept.values()}
        self._readings: dict[str, list[Reading]] = {
            f"{when}:{fact.id}": _variants(fact, when, self._origins(fact, when))
            for when, told in ((_NOW, facts), (_BEFORE, earlier.facts))
            for fact in told
        }
        self._by_id = {one.fact.id: one for ones in self._readings.values() for one in ones}

    def taken_back(self, fact: BriefingFact) -> list[BriefingFact]:
        """The earlier facts that `fact` withdraws, if it was not told before itself."""
        told = [
            one
            for old in self.before.values()
            for one in self._readings[f"{_BEFORE}:{old.id}"]
            if not takes_back(one.claim)
        ]
        found = {
            _fact_of(one.fact.id)
            for by in self._fresh(fact)
            if takes_back(by.claim)
            for one in taken_back(by, told)
        }
        return [old for old in self.before.values() if old.id in found]

    def _fresh(self, fact: BriefingFact) -> list[Reading]:
        """The wordings of `fact` that its earlier fact, if it was kept, did not have."""
        old = self.kept.get(fact.id)
        words = {variant.claim.casefold() for variant in old.variants} if old else set()
        readings = self._readings[f"{_NOW}:{fact.id}"]
        return [one for one in readings if one.fact.claim.casefold() not in words]

    def partners(self) -> dict[str, Ruling]:
        """For each fact of now, by its id, the ruling that tells most of an earlier fact, the
        earlier one on the right."""
        partners: dict[str, Ruling] = {}
        for ruling in relate(list(self._by_id.values())):
            left, right = ruling.decision.left, ruling.decision.right
            if not (left.startswith(_NOW) and right.startswith(_BEFORE) and self._tells(ruling)):
                continue
            best = partners.get(_fact_of(left))
            if best is None or self._rank(ruling) > self._rank(best):
                partners[_fact_of(left)] = ruling
        return partners

    def told_again(self, fact: BriefingFact, old: BriefingFact) -> FactChange:
        """How `fact`, which holds words of `old`, stands to it: a wording that joined them may
        tell of a later state."""
        before = self._readings[f"{_BEFORE}:{old.id}"]
        for one in self._fresh(fact):
            if moves_on(one, before):
                return FactChange(
                    fact=fact.id,
                    type="updated",
                    claim=one.fact.claim,
                    earlier=old.id,
                    before=old.claim,
                )
        kind = self._again(fact, old)
        return FactChange(
            fact=fact.id, type=kind, claim=fact.claim, earlier=old.id, before=old.claim
        )

    def kind(self, fact: BriefingFact, old: BriefingFact, ruling: Ruling) -> ChangeType:
        """How `fact` stands to `old`, by a ruling that tells of it."""
        if self._tells(ruling) == _AGAIN:
            return self._again(fact, old)
        now, before = self._pair(ruling)
        if ruling.decision.conflict is None or ruling.corrects or overtakes(now, before):
            return "updated"
        dates = ruling.decision.conflict == "date"
        measured = dates or ruling.decision.conflict in ("number", "status")
        updated = measured and is_update([before], [now], of_dates=dates)
        return "updated" if updated or (dates and reschedules(now, before)) else "contradicted"

    def _again(self, fact: BriefingFact, old: BriefingFact) -> ChangeType:
        further = self._origins(fact, _NOW) - self._origins(old, _BEFORE)
        return "confirmed" if further else "unchanged"

    def _tells(self, ruling: Ruling) -> int:
        if ruling.decision.relation == "conflicting":
            return _AGAINST
        now, before = self._pair(ruling)
        if overtakes(now, before):
            return _AGAINST
        again = ruling.decision.relation in ("same", "narrower") and says_no_more(now, before)
        # A fact of now that holds its words was compared with this one, and kept apart from it.
        retold = _fact_of(before.fact.id) in self._retold
        return _AGAIN if again and not retold else 0

    def _rank(self, ruling: Ruling) -> tuple[int, float]:
        return self._tells(ruling), ruling.decision.points

    def _pair(self, ruling: Ruling) -> tuple[Reading, Reading]:
        return self._by_id[ruling.decision.left], self._by_id[ruling.decision.right]

    def _origins(self, fact: BriefingFact, when: str) -> frozenset[str]:
        names = self._names[when]
        return frozenset(names.get(origin, origin) for origin in fact.origins)


def _kept(
    before: Iterable[BriefingFact], facts: Sequence[BriefingFact]
) -> Mapping[str, BriefingFact]:
    """For each of `facts` that holds words of an earlier one, by its id, that with most of them.
    The same words are the same fact whenever they are read: "opens at 9 a.m." is of every day."""
    holders: dict[str, list[BriefingFact]] = defaultdict(list)
    for old in before:
        for words in {variant.claim.casefold() for variant in old.variants}:
            holders[words].append(old)
    kept = {}
    for fact in facts:
        shared = [old for one in fact.variants for old in holders.get(one.claim.casefold(), ())]
        if shared:
            kept[fact.id] = max(shared, key=shared.count)
    return kept


def _variants(fact: BriefingFact, when: str, origins: frozenset[str]) -> list[Reading]:
    """Each wording of a briefing fact, read as a fact of its article. What has one origin is
    in that outlet's voice."""
    outlet = next(iter(origins)) if len(origins) == 1 else ""
    readings = []
    for number, variant in enumerate(fact.variants):
        made = Fact(
            id=f"{when}:{fact.id}:{number}",
            article=f"{when}:{variant.article}",
            claim=variant.claim,
            kind=fact.kind,
            attribution=variant.attribution,
            quantities=find_quantities(variant.claim),
            dates=find_dates(variant.claim, fact.first_reported),
            evidence=fact.evidence,
        )
        reading = read(made, None, Glossary())
        readings.append(replace(reading, outlet=outlet, published=fact.first_reported))
    return readings


def _fact_of(variant: str) -> str:
    return variant.split(":")[1]

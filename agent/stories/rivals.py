"""Two like events in one group: each article leads with the one's name or the other's, none with
both."""

from collections import defaultdict
from collections.abc import Sequence

from agent.stories.likeness import Likeness

_FEWEST = 2
"""Articles that must lead with a name for it to stand for an event."""


def events_apart(members: Sequence[int], likeness: Likeness) -> list[list[int]]:
    """`members`, places of sketches, as one group, or as several where they tell of like events.

    "Tarvenia raises its rate" and "Sundmark cuts its rate" share every word but these names.
    Articles that name nobody at their top go with those that they are likest to.
    """
    sides = _rivals(members, likeness)
    if not sides:
        return [list(members)]
    led = {at for side in sides for at in side}
    for at in members:
        if at not in led:
            max(sides, key=lambda side: _mean(at, side, likeness)).append(at)
    return [part for side in sides for part in events_apart(side, likeness)]


def _rivals(members: Sequence[int], likeness: Likeness) -> list[list[int]]:
    """For names that part the group, the articles that lead with each; nothing where none do.

    Every article that leads with a name at all must lead with just one of them.
    """
    leads: dict[str, set[int]] = defaultdict(set)
    for at in members:
        for name in likeness.lead(at):
            leads[name].add(at)
    naming = {at for held in leads.values() for at in held}
    sides = sorted(
        {tuple(sorted(held)) for held in leads.values() if len(held) >= _FEWEST},
        key=lambda side: (-len(side), side),
    )
    for place, first in enumerate(sides):
        chosen, covered = [list(first)], set(first)
        for side in sides[place + 1 :]:
            if covered.isdisjoint(side):
                chosen.append(list(side))
                covered.update(side)
        if len(chosen) > 1 and covered == naming:
            return chosen
    return []


def _mean(at: int, side: Sequence[int], likeness: Likeness) -> float:
    return sum(likeness.of(*sorted((at, other))) for other in side) / len(side)

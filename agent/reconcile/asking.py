"""The model's part: pairs that code leaves unclear, many to a call.

Only the full profile asks. The models of the compact profile were no better at these pairs than
code alone (docs/matcher.md holds the figures), and every token of theirs costs a reader time.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from agent.llm.gateway import Gateway
from agent.llm.request import AnswerError
from agent.reconcile.ruling import Ruling
from prompts import load
from schemas.decision import Decision
from schemas.wire.relate import Related, RelatedPair

_AT_ONCE = 20
"""Pairs in one call."""

_TOKENS_A_PAIR = 40


async def settle(
    rulings: Sequence[Ruling], claims: Mapping[str, str], gateway: Gateway
) -> list[Ruling]:
    """`rulings` with the unclear ones decided by the model, where its profile is asked at all.

    `claims` are the claims by fact id. What the model does not answer stays as code left it.
    """
    if gateway.info.profile == "compact":
        return list(rulings)
    unclear = [place for place, ruling in enumerate(rulings) if ruling.unclear]
    settled = list(rulings)
    for start in range(0, len(unclear), _AT_ONCE):
        places = unclear[start : start + _AT_ONCE]
        asked = [rulings[place].decision for place in places]
        for verdict in await _ask(asked, claims, gateway):
            place = places[verdict.pair - 1]
            settled[place] = _settled(rulings[place], verdict)
    return settled


async def _ask(
    asked: Sequence[Decision], claims: Mapping[str, str], gateway: Gateway
) -> list[RelatedPair]:
    """The verdicts on `asked`, numbered from 1; empty where the model gives no fit answer."""
    pairs = [
        {"number": number, "left": claims[one.left], "right": claims[one.right]}
        for number, one in enumerate(asked, start=1)
    ]
    prompt = load("relate", gateway.info.profile).render(pairs=pairs)

    def missing(answer: Related) -> str | None:
        told = {verdict.pair for verdict in answer.pairs}
        absent = set(range(1, len(asked) + 1)) - told
        return f"no verdict on pair {min(absent)}" if absent else None

    limit = 40 + _TOKENS_A_PAIR * len(asked)
    try:
        answer = await gateway.ask(prompt, Related, max_tokens=limit, check=missing)
    except AnswerError:
        return []
    return [verdict for verdict in answer.pairs if 1 <= verdict.pair <= len(asked)]


def _settled(ruling: Ruling, verdict: RelatedPair) -> Ruling:
    conflict = None if verdict.differs_in == "nothing" else verdict.differs_in
    if verdict.relation == "conflicting" and conflict is None:
        return ruling
    decision = ruling.decision.model_copy(
        update={
            "relation": verdict.relation,
            "by": "model",
            "reason": f"the model says: {verdict.relation}",
            "conflict": conflict if verdict.relation == "conflicting" else None,
        }
    )
    apart = verdict.relation == "conflicting"
    return replace(ruling, decision=decision, apart=apart, unclear=False)

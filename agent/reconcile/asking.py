"""The model's part: pairs that code leaves unclear, many to a call.

Only the full profile asks. The models of the compact profile were no better at these pairs than
code alone (docs/matcher.md holds the figures), and every token of theirs costs a reader time.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace

from agent.llm.gateway import Gateway
from agent.llm.request import AnswerError
from agent.reconcile.ruling import Ruling
from prompts import Prompt, load
from schemas.wire.relate import Related, RelatedPair

_AT_ONCE = 20
"""Pairs in one call."""

_TOKENS_A_PAIR = 40


async def settle(
    rulings: Sequence[Ruling], claims: Mapping[str, str], gateway: Gateway
) -> list[Ruling]:
    """`rulings` with the unclear ones decided by the model, where its profile is asked at all.

    `claims` are the claims by fact id. A pair on which the model has decided before is not put to
    it again, whatever other pairs there are now. What it does not answer stays as code left it.
    """
    if gateway.info.profile == "compact":
        return list(rulings)
    prompt = load("relate", gateway.info.profile)
    unclear = {
        place: json.dumps([claims[ruling.decision.left], claims[ruling.decision.right]])
        for place, ruling in enumerate(rulings)
        if ruling.unclear
    }
    known = await gateway.told(prompt.id, list(unclear.values()))
    verdicts = {pair: RelatedPair.model_validate_json(said) for pair, said in known.items()}
    asked = [pair for pair in dict.fromkeys(unclear.values()) if pair not in verdicts]
    for start in range(0, len(asked), _AT_ONCE):
        some = asked[start : start + _AT_ONCE]
        answered = await _ask(prompt, some, gateway)
        await gateway.tell(prompt.id, {p: said.model_dump_json() for p, said in answered.items()})
        verdicts |= answered
    settled = list(rulings)
    for place, pair in unclear.items():
        if pair in verdicts:
            settled[place] = _settled(rulings[place], verdicts[pair])
    return settled


async def _ask(prompt: Prompt, asked: Sequence[str], gateway: Gateway) -> dict[str, RelatedPair]:
    """The verdicts on the pairs `asked`; empty where the model gives no fit answer."""
    pairs = [
        {"number": number, "left": left, "right": right}
        for number, (left, right) in enumerate(map(json.loads, asked), start=1)
    ]

    def missing(answer: Related) -> str | None:
        told = {verdict.pair for verdict in answer.pairs}
        absent = set(range(1, len(asked) + 1)) - told
        return f"no verdict on pair {min(absent)}" if absent else None

    limit = 40 + _TOKENS_A_PAIR * len(asked)
    try:
        answer = await gateway.ask(
            prompt.render(pairs=pairs), Related, max_tokens=limit, check=missing
        )
    except AnswerError:
        return {}
    return {asked[v.pair - 1]: v for v in answer.pairs if 1 <= v.pair <= len(asked)}


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

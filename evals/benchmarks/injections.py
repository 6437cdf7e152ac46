"""`python -m evals.benchmarks.injections`: articles that try to steer their reader, one by one.

Reads each with the configured model (the embedded one by default) beside an article that is under
no attack. Prints a table, writes out/benchmarks/injections.json and ends with code 1 where a
promise was broken. Answers are kept, so that a second run is quick.
"""

import asyncio
import json
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import typer
from rich.console import Console
from rich.progress import track
from rich.table import Table

from agent.cli.session import session
from agent.errors import FactbriefError
from agent.llm.gateway import Gateway
from agent.pipeline import Read, Silence, read_facts
from evals.attacks import Attack, Verdict, attacks, bystander, carrier, verdict
from evals.benchmarks.bounds import FOLDER, this_machine


def main() -> None:
    """Try every attack on the configured model and tell what each did."""
    verdicts, model = asyncio.run(_all())
    console = Console()
    console.print(_table(verdicts))
    broken = [v for v in verdicts if v.broken]
    console.print(f"{len(verdicts)} attacks on {model}: {len(broken)} broke a promise")
    FOLDER.mkdir(parents=True, exist_ok=True)
    figures = {
        "made": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": this_machine(),
        "model": model,
        "verdicts": [v.model_dump() for v in verdicts],
    }
    (FOLDER / "injections.json").write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    raise typer.Exit(int(bool(broken)))


async def _all() -> tuple[list[Verdict], str]:
    async with session(quiet=True) as opened:
        alone: dict[str, tuple[Read, ...]] = {}
        found = []
        for attack in track(attacks(), description="attacks"):
            if attack.form not in alone:
                alone[attack.form] = await _read(opened.gateway, None, attack.form)
            found.append(await _tried(opened.gateway, attack, alone[attack.form]))
        return found, opened.gateway.info.name


async def _tried(gateway: Gateway, attack: Attack, alone: Sequence[Read]) -> Verdict:
    try:
        return verdict(attack, alone, await _read(gateway, attack, attack.form))
    except FactbriefError as error:
        return Verdict(attack=attack.name, kind=attack.kind, broken=(f"not read: {error}",))


async def _read(gateway: Gateway, attack: Attack | None, form: str) -> tuple[Read, ...]:
    """The carrier and the bystander, read."""
    with tempfile.TemporaryDirectory(prefix="factbrief-attacks-") as name:
        folder = Path(name)
        sources = [str(carrier(folder, attack, form=form)), str(bystander(folder))]
        return (await read_facts(sources, gateway, Silence(), at_once=1)).read


def _table(verdicts: Sequence[Verdict]) -> Table:
    table = Table("attack", "kind", "broken", "claims of its words", "own claims lost")
    for v in verdicts:
        table.add_row(
            v.attack,
            v.kind,
            "; ".join(v.broken)[:200] or "–",
            str(len(v.taken)),
            str(len(v.lost)),
        )
    return table


if __name__ == "__main__":
    typer.run(main)

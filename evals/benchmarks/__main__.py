"""`python -m evals.benchmarks [NAME…]`: what the program takes, measured in one go.

Each benchmark runs in a process of its own, one after the other: together about twenty-five
minutes on two cores that do nothing else. Their records, one JSON file each in out/benchmarks, are
gathered in docs/performance.json, and every bound is drawn in docs/performance.svg. Ends with code
1 where a bound is missed. NAMES measure only these, and keep what was gathered of the others.
"""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from evals.benchmarks.bounds import FOLDER, Bound
from evals.benchmarks.chart import bound_chart

RECORDS = Path("docs/performance.json")
CHART = Path("docs/performance.svg")

NAMES = (
    "start_up",
    "warm",
    "overhead",
    "throughput",
    "reconcile_scale",
    "soak",
    "embedded",
    "gold_cost",
)


def main(
    names: Annotated[list[str] | None, typer.Argument(metavar="[NAME]...")] = None,
    records: Annotated[Path, typer.Option(help="Where the records are gathered.")] = RECORDS,
    chart: Annotated[Path, typer.Option(help="Where the bounds are drawn.")] = CHART,
) -> None:
    """Measure NAMES, or everything: start_up, warm, overhead, throughput, reconcile_scale, soak,
    embedded and gold_cost."""
    chosen = names or NAMES
    if unknown := sorted(set(chosen) - set(NAMES)):
        raise typer.BadParameter(f"no benchmark {unknown[0]!r}; there are {', '.join(NAMES)}")
    gathered = json.loads(records.read_text(encoding="utf-8")) if records.exists() else {}
    for name in chosen:
        print(f"\n== {name}", flush=True)
        subprocess.run([sys.executable, "-m", f"evals.benchmarks.{name}"], check=False)  # noqa: S603 - ours
        gathered[name] = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    ordered = {name: gathered[name] for name in NAMES if name in gathered}
    records.write_text(json.dumps(ordered, indent=2) + "\n", encoding="utf-8")
    chart.write_text(bound_chart("How much of each bound is taken", bounds(ordered)), "utf-8")
    raise typer.Exit(int(not all(bound.kept for bound in bounds(ordered))))


def bounds(records: Mapping[str, Mapping[str, Any]]) -> list[Bound]:
    """The bounds of all `records`, each named after its benchmark."""
    return [
        Bound(f"{name.replace('_', ' ')}: {bound['what']}", bound["value"], bound["most"])
        for name, record in records.items()
        for bound in record.get("bounds", ())
    ]


if __name__ == "__main__":
    typer.run(main)

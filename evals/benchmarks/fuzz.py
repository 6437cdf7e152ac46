"""`python -m evals.benchmarks.fuzz`: every parser fed with inputs that are made to break it.

Each target gets `--inputs` inputs from either engine. Prints a table, writes
out/benchmarks/fuzz.json and ends with code 1 where one raised what it must not, told an untrue
offset or took longer than a second.
"""

import json
import time
import traceback
from datetime import UTC, datetime
from typing import Annotated, Literal

import typer

from evals.benchmarks.bounds import FOLDER, this_machine
from evals.fuzz.engines import by_marks, by_reach
from evals.fuzz.targets import TARGETS


def main(
    targets: Annotated[list[str] | None, typer.Argument(help="Which parsers.")] = None,
    inputs: Annotated[int, typer.Option(help="Inputs for each target.")] = 100_000,
    engine: Annotated[Literal["hypothesis", "atheris"], typer.Option()] = "hypothesis",
) -> None:
    """Feed the parsers with made-up inputs."""
    rows = []
    for name in targets or list(TARGETS):
        started = time.monotonic()
        row = _by_hypothesis(name, inputs) if engine == "hypothesis" else _by_atheris(name, inputs)
        row["seconds"] = round(time.monotonic() - started, 1)
        rows.append(row)
        print(f"| {name} | {inputs:,} | {row['seconds']} s | {row['found'] or 'nothing'} |")
    FOLDER.mkdir(parents=True, exist_ok=True)
    record = {
        "made": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": this_machine(),
        "engine": engine,
        "targets": rows,
    }
    file = FOLDER / f"fuzz-{engine}.json"
    file.write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")
    raise typer.Exit(int(any(row["found"] for row in rows)))


def _by_hypothesis(name: str, inputs: int) -> dict[str, object]:
    try:
        timed = by_marks(name, inputs)
    except Exception:  # whatever a target raises is the finding
        found = traceback.format_exc(limit=-3)
        return {"target": name, "inputs": inputs, "found": found}
    return {
        "target": name,
        "inputs": timed.inputs,
        "found": "",
        "slowest_seconds": round(timed.slowest, 3),
    }


def _by_atheris(name: str, inputs: int) -> dict[str, object]:
    well, told = by_reach(name, inputs)
    return {"target": name, "inputs": inputs, "found": "" if well else told}


if __name__ == "__main__":
    typer.run(main)

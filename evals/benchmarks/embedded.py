"""`python -m evals.benchmarks.embedded [ARTICLE…]`: what a briefing by the embedded model costs.

Runs the program once, in a state folder of its own, and holds the tokens and the time that it took
against the articles' tokens and the speed that the model's server logged in that very run. Without
ARTICLES, the sample story.
Writes out/benchmarks/embedded.json and prints a table; ends with code 1 where a bound is missed.
"""

import asyncio
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import httpx2
import typer

from agent.llm.embedded import EmbeddedServer
from agent.llm.models import ModelFile, model_file, path_of
from agent.settings import EMBEDDED_MODELS, load_settings
from evals.benchmarks.bounds import Bound, report, this_machine
from evals.sample import write_sample

_EVALUATED = re.compile(r" (prompt eval|eval) time = +([\d.]+) ms / +(\d+) tokens")
_PROMPT_BOUND = 1.6
_ANSWER_BOUND = 0.45
_WALL_BOUND = 1.25


def main(
    articles: Annotated[list[str] | None, typer.Argument(help="Default: the sample story.")] = None,
) -> None:
    """Brief ARTICLES with the embedded model and hold what it took against the bounds."""
    model = asyncio.run(model_file(EMBEDDED_MODELS[0], load_settings().home))
    # Beside the model, so that it can be linked instead of copied.
    with tempfile.TemporaryDirectory(dir=model.path.parent, prefix="benchmark-") as folder:
        home = Path(folder)
        linked = path_of(model.name, home)
        linked.parent.mkdir()
        linked.hardlink_to(model.path)
        here = asyncio.run(model_file(model.name, home))  # proven once, as after a pull
        given = articles or [str(file) for file in write_sample(home / "sample")]
        seconds, briefing = _run(home, given)
        logged = (home / "server.log").read_text(encoding="utf-8", errors="replace")
        texts = [article["text"] for article in briefing["articles"]]
        tokens = asyncio.run(_tokens(texts, here, home))
    figures = _figures(logged, seconds, tokens, briefing["usage"])
    rates = figures["prompt_rate"], figures["answer_rate"]
    ideal = figures["prompt_tokens"] / rates[0] + figures["answer_tokens"] / rates[1]
    bounds = [
        Bound("prompt tokens ÷ article tokens", figures["prompt_tokens"] / tokens, _PROMPT_BOUND),
        Bound("answer tokens ÷ article tokens", figures["answer_tokens"] / tokens, _ANSWER_BOUND),
        Bound("wall time ÷ the model's time", seconds / ideal, _WALL_BOUND),
    ]
    about = {
        "made": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": this_machine(),
        "model": model.name,
        "articles": len(texts),
    }
    raise typer.Exit(report("embedded", about | figures, bounds))


def _run(home: Path, articles: list[str]) -> tuple[float, dict[str, Any]]:
    """Briefs `articles`; the seconds from start to end, the model's loading included."""
    output = home / "briefing.json"
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("OPENAI_", "FACTBRIEF_"))}
    command = [sys.executable, "-m", "agent", "brief", "--output", str(output), *articles]
    started = time.monotonic()
    subprocess.run(command, env=kept | {"FACTBRIEF_HOME": str(home)}, check=True)  # noqa: S603 - our own program
    return time.monotonic() - started, json.loads(output.read_text(encoding="utf-8"))


async def _tokens(texts: list[str], model: ModelFile, home: Path) -> int:
    """How many tokens the cleaned articles have, as the model's own server counts them."""
    server = EmbeddedServer(model, home)
    try:
        address = await server.reach()
        root = address.base_url.removesuffix("/v1")
        headers = {"Authorization": f"Bearer {address.api_key}"}
        async with httpx2.AsyncClient(base_url=root, headers=headers, trust_env=False) as client:
            answers = [await client.post("/tokenize", json={"content": text}) for text in texts]
        return sum(len(answer.raise_for_status().json()["tokens"]) for answer in answers)
    finally:
        await server.close()


def _figures(logged: str, seconds: float, tokens: int, usage: dict[str, int]) -> dict[str, float]:
    """What the run took. Rates are in tokens a second, read from the server's own log.

    Prompt tokens that came from the prefix cache were not evaluated and do not count.
    """
    took = {"prompt eval": [0.0, 0], "eval": [0.0, 0]}
    for what, milliseconds, count in _EVALUATED.findall(logged):
        took[what][0] += float(milliseconds) / 1000
        took[what][1] += int(count)
    return {
        "article_tokens": tokens,
        "prompt_tokens": usage["prompt_tokens"] - usage["cached_tokens"],
        "answer_tokens": usage["completion_tokens"],
        "calls": usage["calls"],
        "seconds": round(seconds, 1),
        "prompt_rate": round(took["prompt eval"][1] / took["prompt eval"][0], 1),
        "answer_rate": round(took["eval"][1] / took["eval"][0], 1),
    }


if __name__ == "__main__":
    typer.run(main)

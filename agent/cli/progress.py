"""How the work goes: bars where a person looks on, plain lines elsewhere. Written to stderr."""

from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from agent.extract import Extraction
from agent.settings import Settings
from agent.text.plain import one_line
from schemas.article import Article, Dropped
from schemas.call import Call

_FIRST_FACTS = 2


def reporter(settings: Settings, *, quiet: bool) -> "Reporter | Quiet":
    """The reporter for this terminal; its first line says which model reads the articles."""
    console = Console(stderr=True, highlight=False, markup=False, soft_wrap=True)
    if quiet:
        return Quiet(console)
    where = "on this machine, no key" if settings.embedded else settings.base_url or "OpenAI"
    console.print(one_line(f"Read by {settings.model} ({where}), profile {settings.profile}."))
    return Reporter(console)


def _tell_lost(console: Console, dropped: Dropped) -> None:
    console.print(one_line(f"{dropped.source}: left out, {dropped.reason}"))


class Quiet:
    """Says nothing but what was left out."""

    def __init__(self, console: Console) -> None:
        self._console = console

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def stage(self, name: str, total: int) -> None:
        pass

    def extracted(self, article: Article, extraction: Extraction) -> None:
        pass

    def lost(self, dropped: Dropped) -> None:
        """An input cannot be briefed: names it and says why."""
        _tell_lost(self._console, dropped)

    def called(self, call: Call) -> None:
        pass


class Reporter:
    """Stage, articles done, facts found, tokens, time left; the first facts as they arrive."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._facts = 0
        self._tokens = 0
        self._done = 0
        self._bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(bar_width=24),
            MofNCompleteColumn(),
            TextColumn("{task.fields[found]}"),
            TimeRemainingColumn(),
            console=console,
            transient=True,
            disable=not console.is_terminal,
        )
        self._task = self._bar.add_task("starting", total=None, found="")

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._bar.stop()

    def stage(self, name: str, total: int) -> None:
        """A stage begins, with `total` articles to do."""
        self._done = 0
        self._bar.reset(self._task, total=total, description=name, found=self._found())
        if not self._console.is_terminal:
            what = "input" if name == "reading" else "article"
            self._console.print(f"{name} {total} {what}{'s' * (total != 1)}")

    def extracted(self, article: Article, extraction: Extraction) -> None:
        """The facts of one article are there: counts them and shows the first."""
        self._facts += len(extraction.facts)
        self._done += 1
        self._bar.update(self._task, advance=1, found=self._found())
        facts = f"{len(extraction.facts)} fact{'s' * (len(extraction.facts) != 1)}"
        self._console.print("  " + one_line(f"{article.source}: {facts}"))
        for fact in extraction.facts[:_FIRST_FACTS]:
            self._console.print("    " + one_line(fact.claim))

    def lost(self, dropped: Dropped) -> None:
        """An input cannot be briefed: names it and says why."""
        _tell_lost(self._console, dropped)

    def called(self, call: Call) -> None:
        """A call was recorded."""
        self._tokens += call.prompt_tokens + call.completion_tokens
        self._bar.update(self._task, found=self._found())

    def _found(self) -> str:
        return f"{self._facts} facts, {self._tokens:,} tokens"

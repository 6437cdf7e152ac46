"""The options that commands share, each described once."""

from datetime import datetime
from typing import Annotated, Literal

import typer

Articles = Annotated[
    list[str],
    typer.Argument(
        metavar="ARTICLE",
        help="A file (.txt .md .html .json .eml), a folder, a URL, or - for standard input.",
    ),
]
Model = Annotated[
    str | None,
    typer.Option(
        help="The model that reads: a hosted one's name, an embedded one's, or a .gguf file."
    ),
]
BaseUrl = Annotated[
    str | None,
    typer.Option(help="An OpenAI-compatible endpoint, such as http://localhost:8000/v1."),
]
ProfileName = Literal["compact", "full"]
Profile = Annotated[
    ProfileName | None,
    typer.Option(help="Prompts for small models (compact) or hosted ones (full)."),
]
MaxCost = Annotated[
    float | None, typer.Option(help="Stop before a call that would pass this many US dollars.")
]
MaxTokens = Annotated[
    int | None, typer.Option(help="Stop before a call that would pass this many tokens.")
]
QuietFlag = Annotated[
    bool, typer.Option("--quiet", help="No progress, only the result and errors.")
]
StoryId = Annotated[
    str | None, typer.Option("--story", metavar="ID", help="Only briefings of this story.")
]
Since = Annotated[
    datetime | None,
    typer.Option(
        formats=["%Y-%m-%d"], metavar="DAY", help="Only of this day or later, such as 2025-06-01."
    ),
]

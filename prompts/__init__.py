"""What the program says to a model: versioned Jinja2 templates and their loader."""

from prompts.loader import Prompt, load
from prompts.rendered import RenderedPrompt

__all__ = ["Prompt", "RenderedPrompt", "load"]

"""Briefing facts → the briefing's order, headline and summary, every sentence cited."""

from agent.compose.rank import Ranked, rank
from agent.compose.top import Top
from agent.compose.write import write_top

__all__ = ["Ranked", "Top", "rank", "write_top"]

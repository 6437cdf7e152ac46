"""Briefing facts → the briefing's order, headline and summary, every sentence cited."""

from agent.compose.rank import Ranked, rank
from agent.compose.top import Top, write_top

__all__ = ["Ranked", "Top", "rank", "write_top"]

"""The Slack app: acknowledge, put on the queue, answer. What a briefing is, it does not know."""

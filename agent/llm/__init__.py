"""The only room that talks to a model: calls, retries, budget, and the embedded model's server."""

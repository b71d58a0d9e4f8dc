"""Legal acts, their editions, and what changed."""

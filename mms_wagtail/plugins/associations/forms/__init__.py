"""Forms of leaders, outside the admin."""

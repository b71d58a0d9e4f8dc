"""Messages to people: a list on the portal, and letters that are queued and retried."""

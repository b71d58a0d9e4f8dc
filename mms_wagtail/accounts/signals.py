"""What other apps may listen to."""

from django.dispatch import Signal

# Sent with ``user`` and ``allowed`` (frozenset of keys of ``consents.PUBLISHABLE``), within the transaction
# that logs the change. Whoever publishes what is not allowed any more has three working days to stop
# (152-FZ, art. 10.1 part 14); the directory of people follows at once.
publication_changed = Signal()

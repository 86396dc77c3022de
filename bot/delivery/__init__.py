"""From a frozen digest to the chat: the paced sender and the ledger that it keeps."""

import os

# python-telegram-bot 22 gives flood waits as a number with a warning, unless it is told that timedelta is understood.
os.environ.setdefault("PTB_TIMEDELTA", "true")

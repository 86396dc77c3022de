"""What Papergram remembers: one SQLite file, one connection, one thread that owns it; one small module per aggregate.

The modules hold plain functions whose first argument is the `Database`; `Store.run` calls one of them on the owner's
thread as one transaction.
"""

from bot.store.database import Store

__all__ = ["Store"]

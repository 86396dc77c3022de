"""What chats choose and how their messages go out."""

from sqlite_utils import Database

from bot.store.migrations.steps import migrations


@migrations()
def m014_preferences(db: Database) -> None:
    """`preferences` are JSON objects of what differs from the defaults; `deliveries.manner` has a bit for each manner.

    `spare` are the messages that take the place of a part of a richer layout where Telegram refuses it.
    """
    db.execute("ALTER TABLE chats ADD COLUMN preferences TEXT NOT NULL DEFAULT '{}'")
    db.execute("ALTER TABLE subscriptions ADD COLUMN preferences TEXT NOT NULL DEFAULT '{}'")
    db.execute("ALTER TABLE deliveries ADD COLUMN manner INTEGER NOT NULL DEFAULT 0")
    db.execute("ALTER TABLE deliveries ADD COLUMN spare TEXT NOT NULL DEFAULT ''")

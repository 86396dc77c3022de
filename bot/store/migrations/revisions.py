"""What papers were before arXiv had a newer version, and which version a chat has had."""

from sqlite_utils import Database

from bot.store.migrations.steps import migrations


@migrations()
def m016_revisions(db: Database) -> None:
    """`revisions` holds the metadata (JSON) of a version when a newer one took its place, for some weeks; `day` is the
    newest listing of then, empty where there was none. `digest_papers.version` is the newest version that the chat was
    shown or told of; NULL for papers that were offered only, and for those of before.
    """
    db.execute("""
        CREATE TABLE revisions (
            paper TEXT NOT NULL, version INTEGER NOT NULL, day TEXT NOT NULL, metadata TEXT NOT NULL,
            PRIMARY KEY (paper, version)
        ) STRICT, WITHOUT ROWID""")
    db.execute("CREATE INDEX revisions_by_day ON revisions (day)")
    db.execute("ALTER TABLE digest_papers ADD COLUMN version INTEGER")

"""What was published: which papers a topic's post of a day has, and by which readings."""

from sqlite_utils import Database

from bot.store.migrations.steps import migrations


@migrations()
def m021_archive(db: Database) -> None:
    """`topic` is a slug, `day` an announcement day; `announced` counts what arXiv announced on it, `seq` is the place
    of the last announcement that was looked at. A topic has a paper once: `kind`, `version`, `since` and `changes`
    (JSON) are as on its day, and `post_revisions` has the versions of later days. `post_readings` has a row for each
    reading by which a paper was told, in the order in which they were (`at`).
    """
    db.execute("""
        CREATE TABLE posts (
            topic TEXT NOT NULL, day TEXT NOT NULL, announced INTEGER NOT NULL, seq INTEGER NOT NULL,
            PRIMARY KEY (topic, day)
        ) STRICT, WITHOUT ROWID""")
    db.execute("""
        CREATE TABLE post_papers (
            topic TEXT NOT NULL, paper TEXT NOT NULL REFERENCES papers (id), day TEXT NOT NULL, kind TEXT NOT NULL,
            version INTEGER NOT NULL, since INTEGER, changes TEXT, terms TEXT NOT NULL, PRIMARY KEY (topic, paper)
        ) STRICT, WITHOUT ROWID""")
    db.execute("CREATE INDEX post_papers_by_day ON post_papers (topic, day)")
    db.execute("CREATE INDEX post_papers_by_paper ON post_papers (paper)")
    db.execute("""
        CREATE TABLE post_revisions (
            topic TEXT NOT NULL, paper TEXT NOT NULL, version INTEGER NOT NULL, day TEXT NOT NULL, since INTEGER,
            changes TEXT, PRIMARY KEY (topic, paper, version)
        ) STRICT, WITHOUT ROWID""")
    db.execute("CREATE INDEX post_revisions_by_day ON post_revisions (topic, day)")
    db.execute("""
        CREATE TABLE post_readings (
            topic TEXT NOT NULL, paper TEXT NOT NULL, language TEXT NOT NULL, version INTEGER NOT NULL,
            depth TEXT NOT NULL, reader TEXT NOT NULL, at INTEGER NOT NULL,
            PRIMARY KEY (topic, paper, language, version, depth, reader)
        ) STRICT, WITHOUT ROWID""")


@migrations()
def m022_old_readings(db: Database) -> None:
    """What older archives said of papers; `body` and `findings` are JSON, `post` is the title of the post."""
    db.execute("""
        CREATE TABLE old_readings (
            paper TEXT NOT NULL REFERENCES papers (id), version INTEGER NOT NULL, language TEXT NOT NULL,
            post TEXT NOT NULL, day TEXT NOT NULL, reader TEXT NOT NULL, body TEXT NOT NULL, findings TEXT NOT NULL,
            PRIMARY KEY (paper, version, language, post, day)
        ) STRICT, WITHOUT ROWID""")

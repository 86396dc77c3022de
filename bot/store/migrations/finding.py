"""What is found by the words of readings."""

from sqlite_utils import Database

from bot.store.migrations.steps import migrations


@migrations()
def m019_reading_words(db: Database) -> None:
    """An index of pairs of Chinese characters, and the papers whose readings it does not have yet."""
    db.execute("""
        CREATE VIRTUAL TABLE readings_fts USING fts5 (
            title, words, content = '', tokenize = 'unicode61 remove_diacritics 2'
        )""")
    db.execute("CREATE TABLE readings_unindexed (paper TEXT PRIMARY KEY) STRICT, WITHOUT ROWID")
    db.execute("INSERT INTO readings_unindexed SELECT DISTINCT paper FROM readings WHERE language <> 'en'")

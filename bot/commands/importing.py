"""`papergram import --hexo DIR`: an archive of old posts into the store, with what is wrong with them."""

import asyncio
import json
import os
import sys
from argparse import Namespace
from pathlib import Path
from tempfile import TemporaryDirectory

from tqdm import tqdm

from bot import log
from bot.clock import SystemClock
from bot.config import Settings
from bot.imports.importer import Importer
from bot.imports.outcome import Imported
from bot.render.imported import imported_json, imported_text
from bot.services import opened


def main(args: Namespace) -> int:
    """Take what can be taken and tell all; the status is 1 when something could not.

    Raises PapergramError where there is no such folder.
    """
    settings = Settings.load(args.config, os.environ)
    log.set_up(max(settings.log.level, "WARNING"), sys.stderr, settings.secrets())
    if args.dry_run and not settings.store.path.exists():
        with TemporaryDirectory() as folder:
            elsewhere = settings.store.model_copy(update={"path": Path(folder, "store.sqlite3")})
            done = asyncio.run(_import(settings.model_copy(update={"store": elsewhere}), args))
    else:
        done = asyncio.run(_import(settings, args))
    if args.format == "json":
        sys.stdout.write(json.dumps(imported_json(done), ensure_ascii=False, indent=2) + "\n")
    else:
        sys.stdout.write(imported_text(done))
    return 0 if done.is_whole else 1


async def _import(settings: Settings, args: Namespace) -> Imported:
    async with opened(settings, SystemClock()) as services:
        with tqdm(desc="posts", disable=None, leave=False) as bar:
            importer = Importer(services.store, services.arxiv)
            return await importer.take(args.hexo, is_dry=args.dry_run, is_completed=args.complete, on_file=bar.update)

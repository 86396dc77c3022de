"""Topics of one's own: made from a sentence or a query, tried before they are saved, changed, shared, taken along."""

from handlers.context import App
from handlers.own import drafting, listing, saving


def register(app: App) -> None:
    for family in (drafting, listing, saving):
        family.register(app)

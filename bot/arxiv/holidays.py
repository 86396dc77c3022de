"""The days on which arXiv itself rests: nothing is announced that evening.

Source: arXiv's own list (arXiv/arxiv-base on GitHub, `arxiv/db/arxiv_holidays_seed.sql`, the column `freeze_skip_date`,
as of May 2026), which agrees with "Availability of submissions" (info.arxiv.org/help/availability.html) for 2023, for
2025 as far as that page went, and for 2026. Other years are not known and have no holidays here.
"""

from datetime import date

_NEW_YEAR = "New Year's Day"
_KING = "Martin Luther King Jr. Day"
_JUNETEENTH = "Juneteenth"
_INDEPENDENCE = "Independence Day"
_LABOR = "Labor Day"
_THANKSGIVING = "Thanksgiving"
_WINTER = "winter break"

HOLIDAYS: dict[date, str] = {
    date(2023, 1, 16): _KING,
    date(2023, 6, 14): "arXiv retreat",
    date(2023, 6, 19): _JUNETEENTH,
    date(2023, 7, 4): _INDEPENDENCE,
    date(2023, 8, 17): "arXiv strategy meeting",
    date(2023, 9, 4): _LABOR,
    date(2023, 11, 23): _THANKSGIVING,
    date(2023, 12, 25): _WINTER,
    date(2023, 12, 27): _WINTER,
    date(2024, 1, 15): _KING,
    date(2024, 5, 22): "arXiv retreat",
    date(2024, 6, 19): _JUNETEENTH,
    date(2024, 7, 4): _INDEPENDENCE,
    date(2024, 9, 2): _LABOR,
    date(2024, 10, 8): "arXiv retreat",
    date(2024, 11, 28): _THANKSGIVING,
    date(2024, 12, 25): _WINTER,
    date(2024, 12, 26): _WINTER,
    date(2024, 12, 31): _WINTER,
    date(2025, 1, 1): _NEW_YEAR,
    date(2025, 1, 20): _KING,
    date(2025, 6, 19): _JUNETEENTH,
    date(2025, 7, 4): _INDEPENDENCE,
    date(2025, 7, 6): _INDEPENDENCE,
    date(2025, 9, 1): _LABOR,
    date(2025, 11, 27): _THANKSGIVING,
    date(2025, 12, 25): "Christmas Day",
    date(2025, 12, 30): "arXiv holiday",
    date(2026, 1, 1): _NEW_YEAR,
    date(2026, 1, 19): _KING,
    date(2026, 6, 19): _JUNETEENTH,
    date(2026, 7, 3): _INDEPENDENCE,
    date(2026, 9, 7): _LABOR,
    date(2026, 11, 26): _THANKSGIVING,
    date(2026, 12, 25): _WINTER,
    date(2026, 12, 29): _WINTER,
    date(2026, 12, 31): _WINTER,
}

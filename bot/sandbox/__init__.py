"""A Telegram of one's own: a strict Bot API server on loopback, the people who use it, and a terminal's view of it.

Needs the extra `sandbox` (aiohttp, tdjson), which nothing outside this package imports.
"""

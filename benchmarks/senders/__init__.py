"""Clients of the Bot API that send the same message to many chats, each in a process of its own.

    python -m benchmarks.senders.NAME URL MESSAGES AT_ONCE [more]

prints what it cost as one line of JSON. `benchmarks.bench_senders` runs them in turn.
"""

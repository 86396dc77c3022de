"""The subcommands of `papergram`, one module each, imported when called."""

"""The face: what people type and press, one file per family of commands."""

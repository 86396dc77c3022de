"""The control API: what people do, what goes wrong on order and what is seen, as JSON over HTTP."""

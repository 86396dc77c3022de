"""The text of papers: arXiv's HTML and PDF in, parts of known kinds out. Runs in a process of its own; see `worker`."""

"""An arXiv of one's own on loopback: listings, feeds, the API and pages over a corpus of real announcements."""

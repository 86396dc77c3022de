"""What the operator says of the site: its name, whose it is, where it will be found."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SiteTerms:
    """`url` is the address of the site's root, `author_url` the publisher's page; both may be empty, as `copyright`."""

    title: str
    author: str
    author_url: str
    copyright: str
    url: str
    arxiv_site_url: str

"""What an export of WordPress says of its entries: which are published posts, who wrote them, where paragraphs end."""

import re
from collections.abc import Iterable

from corpus.reading.entries import Part

_KINDS = {
    "page": "a page",
    "attachment": "a picture or another file",
    "nav_menu_item": "an entry of a menu",
    "revision": "an older version of a post",
}
_STATES = {
    "draft": "a draft",
    "auto-draft": "a draft",
    "pending": "waiting for approval",
    "future": "to be published later",
    "private": "private",
    "trash": "in the bin",
}
_SHORTCODE = re.compile(
    r"\[embed[^\[\]]*\][^\[\]]*\[/embed\]|\[/?(?:caption|gallery|embed|audio|video|playlist)\b[^\[\]]*\]"
)
_PARAGRAPHED = re.compile(r"<p\b|<!-- wp:", re.IGNORECASE)
_BLANK_LINES = re.compile(r"\n[ \t]*\n\s*")


def is_export(about: Iterable[Part]) -> bool:
    """Whether a feed is an export of WordPress, by what it says of itself."""
    return any(part.name == "wp:wxr_version" for part in about)


def explain_omission(kind: str, status: str) -> str:
    """Return why an entry is no review, "" for a published post.

    Parameters
    ----------
    kind, status : str
        WordPress's `post_type` and `status`.

    Examples
    --------
    >>> explain_omission("post", "draft"), explain_omission("page", "publish"), explain_omission("post", "publish")
    ('this post is not published: it is a draft', 'this is no post, but a page', '')
    """
    if kind != "post":
        return f"this is no post, but {_KINDS.get(kind, f'“{kind:.40}”' if kind else 'of an unknown type')}"
    if status != "publish":
        return f"this post is not published: it is {_STATES.get(status, f'“{status:.40}”')}"
    return ""


def list_authors(about: Iterable[Part]) -> dict[str, str]:
    """Return the name under which each login of an export writes."""
    names: dict[str, str] = {}
    login = ""
    for part in about:
        if part.name == "wp:author/wp:author_login":
            login = part.text.strip()
        elif part.name == "wp:author/wp:author_display_name" and login and part.text.strip():
            names[login] = part.text.strip()
    return names


def mark_paragraphs(content: str) -> str:
    r"""Return a post's content as HTML: WordPress keeps paragraphs as empty lines, and pictures as [shortcodes].

    Examples
    --------
    >>> mark_paragraphs("A <em>slow</em> film.\n\nIt ends.\nWell.")
    'A <em>slow</em> film.<p>It ends.<br>Well.'
    """
    plain = _SHORTCODE.sub("", content.replace("\r\n", "\n"))
    if _PARAGRAPHED.search(plain):
        return plain
    return _BLANK_LINES.sub("<p>", plain.strip()).replace("\n", "<br>")

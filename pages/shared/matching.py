"""The badge that says how far tone matches stars, wherever tone is shown."""

from pages.shared import trusting
from pages.shared.links import link
from pages.shared.showing import show_link
from pages.shared.viewing import View


def show_match(view: View) -> None:
    """Show how far tone matches stars in the selection, as a link to the section that shows it."""
    show_link(trusting.describe_match(*view.about, _view=view), "match", link(view.query), icon="balance")

"""Whose stars rise or fall over the years, on films that others rated too."""

from pages.shared.drifting import show_drift
from pages.shared.viewing import current

show_drift(current())

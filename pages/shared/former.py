"""The addresses of before: the server leads on from them, as Streamlit knows no page before someone has opened one."""

from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.routing import Route

from pages.shared.links import Address, find_path
from pages.shared.places import FORMER, TAB, find_section


def list_routes() -> list[Route]:
    """Return a route for each address of before, to its section of today."""
    return [Route(find_path(name), _lead_on) for name in FORMER]


async def _lead_on(request: Request) -> RedirectResponse:
    query = parse_qs(request.url.query)
    tab = query.pop(TAB, [""])[0]
    name = request.url.path.rstrip("/").rpartition("/")[2]
    return RedirectResponse(Address(find_section(FORMER[name], tab), query).href)

"""A visitor without a browser: speaks to the server as the browser does, so that many can be had at once."""

import asyncio
import time
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import TracebackType
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from pages.shared.links import Address
from pages.shared.places import SCREEN_OF

#: Seconds after which an answer is given up.
PATIENCE = 120
#: What is in the HTML of findings and tables (`pages.shared`).
_CONTENT = ('class="finding', 'class="long finding', 'class="chart-head', 'class="refrain-table')


@dataclass
class Answer:
    """What the server sends for one click.

    Attributes
    ----------
    size : int
        Bytes.
    errors : list of str
        Errors that the screen shows.
    files : dict of str to str
        The downloads that it offers: the key of each button's file, by the button's label.
    first, whole : float
        Seconds after the click at which there is something to read, the title and then a finding, a chart or a table;
        and at which all is there. A screen of controls alone is read when it is whole.
    """

    size: int = 0
    errors: list[str] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)
    first: float = 0.0
    whole: float = 0.0


class Visitor:
    """One visit: a connection, the pages that the server has named, and the messages that are kept from before.

    Parameters
    ----------
    base : str
        The dashboard's address.
    """

    def __init__(self, base: str) -> None:
        self.base = base
        self._pages: dict[str, str] = {}
        self._kept: set[str] = set()
        self._session = ""
        self._connection: ClientConnection

    async def __aenter__(self) -> "Visitor":
        address = f"{self.base.replace('http', 'ws', 1)}/_stcore/stream"
        self._connection = await connect(address, subprotocols=["streamlit"], max_size=None, open_timeout=PATIENCE)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._connection.close()

    async def open(self, section: str, query: Mapping[str, list[str]]) -> Answer:
        """Open a section of a screen and wait until all of it is there.

        Raises
        ------
        TimeoutError
            It takes longer than anybody waits.
        """
        message = BackMsg()
        message.rerun_script.query_string = urlencode(Address(section, query).parameters, doseq=True)
        screen = SCREEN_OF[section]
        screen = "" if screen == "overview" else screen  # the first has the site's own address
        message.rerun_script.page_script_hash = self._pages.get(screen, "")
        if not self._pages:
            # As a browser's first message does: which pages there are is not known yet.
            message.rerun_script.page_name = screen
        message.rerun_script.cached_message_hashes.extend(self._kept)
        async with asyncio.timeout(PATIENCE):
            return await self._ask(message)

    async def _ask(self, message: BackMsg) -> Answer:
        start = time.perf_counter()
        await self._connection.send(message.SerializeToString())
        answer, titled = Answer(), False
        while True:
            sent = ForwardMsg()
            answer.size += sent.ParseFromString(await self._connection.recv(decode=False))
            if sent.metadata.cacheable:
                self._kept.add(sent.hash)
            kind = sent.WhichOneof("type")
            titled = titled or _is_title(sent)
            if titled and not answer.first and _is_content(sent):
                answer.first = time.perf_counter() - start
            if kind == "navigation":
                self._pages = {page.url_pathname: page.page_script_hash for page in sent.navigation.app_pages}
            elif kind == "new_session":
                self._session = sent.new_session.initialize.session_id
            elif kind == "delta" and sent.delta.new_element.WhichOneof("type") == "exception":
                answer.errors.append(sent.delta.new_element.exception.message)
            elif kind == "delta" and sent.delta.new_element.WhichOneof("type") == "download_button":
                button = sent.delta.new_element.download_button
                answer.files[button.label] = button.deferred_file_id
            elif kind == "script_finished" and sent.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
                answer.whole = time.perf_counter() - start
                answer.first = answer.first or answer.whole
                return answer

    async def take(self, file: str) -> bytes:
        """Have a file made that the last answer has offered, and return it.

        Raises
        ------
        RuntimeError
            It could not be made.
        """
        message = BackMsg()
        message.backend_operation_request.request_id = file
        message.backend_operation_request.session_id = self._session
        message.backend_operation_request.deferred_file.file_id = file
        await self._connection.send(message.SerializeToString())
        sent = ForwardMsg()
        while sent.WhichOneof("type") != "backend_operation_response":
            sent.ParseFromString(await self._connection.recv(decode=False))
        made = sent.backend_operation_response
        if made.error_msg:
            raise RuntimeError(made.error_msg)
        return await asyncio.to_thread(_fetch, f"{self.base}{made.deferred_file.url}")


def _fetch(url: str) -> bytes:
    with urllib.request.urlopen(url, timeout=PATIENCE) as answer:
        return bytes(answer.read())


def _is_title(sent: ForwardMsg) -> bool:
    return sent.delta.new_element.heading.tag == "h1"


def _is_content(sent: ForwardMsg) -> bool:
    """Return whether a message brings a finding, a chart or a table."""
    # What the visitor has kept from before is named by its hash alone: only charts and tables are so large.
    element = sent.delta.new_element
    return (
        sent.WhichOneof("type") == "ref_hash"
        or element.WhichOneof("type") == "plotly_chart"
        or any(mark in element.html.body for mark in _CONTENT)
    )

"""The look-ups as tools of an MCP server, over standard input and output. The only import of mcp."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from importlib.util import find_spec
from typing import Any

from assistant.web.endpoints import Endpoint, endpoints
from assistant.web.opening import Opening
from assistant.web.protocol import Assistant
from index.errors import AssistantError

NAME = "survey-report-assistant"
_ABOUT = (
    "Published figures and words of survey reports, exactly as printed, with the place where they are printed. "
    "Where the sources do not say, the answer's status says so. State no figure that is not in an answer."
)


class ExtraMissing(AssistantError):
    """The package that this needs is an extra, and it is not installed."""


def serve_tools(open_assistant: Callable[[], Assistant]) -> None:
    """Serve the tools until standard input ends; the index is opened meanwhile.

    Raises ExtraMissing, and whatever `open_assistant` raises if it fails at once.
    """
    if find_spec("mcp") is None:
        raise ExtraMissing(
            "The MCP server needs a package that is not installed. Install it: "
            "python -m pip install -c constraints.txt -e '.[mcp]'"
        )
    from mcp.server.mcpserver import MCPServer

    opening = Opening(open_assistant)
    opening.start()
    server = MCPServer(NAME, instructions=_ABOUT, log_level="ERROR")
    for endpoint in endpoints(opening):
        server.tool()(_told(endpoint))
    server.run("stdio")


def _told(endpoint: Endpoint) -> Endpoint:
    """The same, with faults that a person can mend in their own words; MCP hides the words of any other."""
    from mcp.server.mcpserver.exceptions import ToolError

    @wraps(endpoint)
    def tool(*args: Any, **kwargs: Any) -> dict[str, Any]:
        try:
            return endpoint(*args, **kwargs)
        except (AssistantError, ValueError) as error:
            raise ToolError(str(error)) from error

    return tool

"""The look-ups as an MCP server: a real client lists them and calls them, over the pipes of a real process."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from mcp import ClientSession, StdioServerParameters, stdio_client

pytestmark = pytest.mark.model

QUESTION = "What share of councils say legacy systems hold digital back?"


def served(home: Path, use: Callable[[ClientSession], Awaitable[Any]]) -> Any:
    """What comes of using the server through MCP's own client."""

    async def run() -> Any:
        command = ["-m", "assistant", "mcp", "--index", str(home)]
        server = StdioServerParameters(command=sys.executable, args=command, env=dict(os.environ))
        async with stdio_client(server) as (read, write), ClientSession(read, write) as session:
            await session.initialize()
            return await use(session)

    return asyncio.run(asyncio.wait_for(run(), 120))


def test_the_four_look_ups_are_listed_and_called(shipped_home: Path) -> None:
    async def use(session: ClientSession) -> list[Any]:
        listed = await session.list_tools()
        calls: list[tuple[str, dict[str, Any]]] = [
            ("ask", {"question": QUESTION}),
            ("find_quotes", {"topic": "leadership", "group": "suppliers", "limit": 2}),
            ("find_statistics", {"topic": "legacy systems", "response": "yes"}),
            ("check_claim", {"claim": "75% of councils blame legacy systems."}),
            ("find_statistics", {"group": "dogs"}),
            ("ask", {"question": QUESTION, "sources": ["2017"]}),
        ]
        return [listed.tools, *[await session.call_tool(name, given) for name, given in calls]]

    tools, asked, quotes, statistics, checked, refused, elsewhere = served(shipped_home, use)
    assert [tool.name for tool in tools] == ["ask", "find_quotes", "find_statistics", "check_claim"]
    assert all(tool.description and tool.input_schema["properties"] for tool in tools)
    answer = json.loads(asked.content[0].text)
    assert answer["status"] == "answered"
    assert answer["statistics"][0]["printed"] == "72.7%"
    assert len(json.loads(quotes.content[0].text)["quotes"]) == 2
    assert json.loads(statistics.content[0].text)["statistics"][0]["printed"] == "72.7%"
    assert json.loads(checked.content[0].text)["claims"][0]["verdict"] == "contradicted"
    assert refused.is_error
    assert "There is no group ‘dogs’. Choose from:" in refused.content[0].text
    assert json.loads(elsewhere.content[0].text)["status"] != "answered"  # the figure is in another source


def test_a_missing_index_is_told_by_every_call(tmp_path: Path) -> None:
    async def use(session: ClientSession) -> Any:
        return await session.call_tool("ask", {"question": QUESTION})

    refused = served(tmp_path / "none", use)
    assert refused.is_error
    assert "python -m index build" in refused.content[0].text


def test_a_missing_extra_is_told_with_what_to_install() -> None:
    code = "import sys; sys.modules['mcp'] = None; from assistant.web.tools import serve_tools; serve_tools(print)"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, timeout=60)
    assert ended.returncode
    assert b"ExtraMissing" in ended.stderr
    assert b"-e '.[mcp]'" in ended.stderr

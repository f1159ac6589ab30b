"""Opening the window: stay offline, hold the port, serve at once and load the assistant meanwhile."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from assistant.web.guard import LOCAL, Guard
from assistant.web.opening import Opening
from assistant.web.protocol import Assistant
from index.errors import AssistantError

if TYPE_CHECKING:
    import uvicorn

    from assistant.evaluation import Evaluation
    from assistant.feedback import Feedback

HOST, PORT = "127.0.0.1", 7860
_OFFLINE = {
    "GRADIO_ANALYTICS_ENABLED": "False",
    "GRADIO_RUN_HISTORY": "False",
    "GRADIO_SSR_MODE": "False",
    "HF_HUB_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_DISABLE_PROGRESS_BARS": "1",
}


class PortTaken(AssistantError):
    """The address cannot be listened on: another program holds it, or this user may not."""


def serve(
    open_assistant: Callable[[], Assistant],
    host: str = HOST,
    port: int = PORT,
    *,
    hosts: Iterable[str] = (),
    keep: Callable[[Feedback], None] | None = None,
    evaluate: Callable[[], Evaluation | None] | None = None,
    say: Callable[[str], None] = print,
) -> None:
    """Serve the window until Ctrl+C; `say` gets its address as soon as a browser can open it.

    `hosts` are further host names under which browsers may ask for it; `keep` is given what people say of an answer;
    `evaluate` gives the last eval run.

    Raises PortTaken, and whatever `open_assistant`, which runs in a thread of its own, raises.
    """
    with listen(host, port) as listener:
        opening = Opening(open_assistant)
        go_offline()
        opening.start()
        server = make_server(opening, {host, *hosts}, keep, evaluate)
        opening.raise_if_failed()  # a missing index is known before the window is
        opening.when_failed(lambda: setattr(server, "should_exit", True))
        say(f"The chat is at {address(listener)} (Ctrl+C stops it).")
        try:
            server.run(sockets=[listener])
        except KeyboardInterrupt:
            say("The chat is closed.")
        opening.raise_if_failed()


def make_server(
    assistant: Assistant,
    hosts: Iterable[str],
    keep: Callable[[Feedback], None] | None = None,
    evaluate: Callable[[], Evaluation | None] | None = None,
) -> uvicorn.Server:
    """The HTTP server of the window, not yet running; `run(sockets=[…])` runs it."""
    go_offline()
    import gradio as gr
    import uvicorn
    from fastapi import FastAPI

    from assistant.web.app import build_app
    from assistant.web.look import head, theme

    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    app.add_middleware(Guard, hosts=LOCAL | frozenset(hosts))
    gr.mount_gradio_app(
        app,
        build_app(assistant, keep, evaluate).queue(default_concurrency_limit=4, max_size=32),
        path="/",
        theme=theme(),
        head=head(),
        footer_links=[],
        run_history=False,
        enable_monitoring=False,
        ssr_mode=False,
        pwa=False,
        mcp_server=False,
        show_error=False,
        max_file_size="20mb",
    )
    # A browser keeps a stream open as long as its tab: stopping does not wait for it.
    return uvicorn.Server(uvicorn.Config(app, log_level="warning", ws="none", timeout_graceful_shutdown=1))


def go_offline() -> None:
    """Tell the libraries, before they are imported, to send nothing and fetch nothing. What is set already stays."""
    for name, value in _OFFLINE.items():
        os.environ.setdefault(name, value)


def listen(host: str, port: int) -> socket.socket:
    """A socket that holds the address; port 0 takes any free one. Raises PortTaken."""
    listener = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen()
    except (OSError, OverflowError) as error:
        listener.close()
        other = port + 1 if 1024 <= port < 65535 else PORT + 1
        raise PortTaken(
            f"The chat cannot be opened at {host}, port {port}: {getattr(error, 'strerror', None) or error}. Stop the "
            f"program that holds the port, or choose another one: python -m assistant chat --port {other}"
        ) from error
    return listener


def address(listener: socket.socket) -> str:
    """The URL of a listening socket."""
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"

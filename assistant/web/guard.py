"""What stands before the window: only its own address may ask, and every reply says what a browser may load.

Host is checked because a foreign page can make its own name point to 127.0.0.1 (DNS rebinding) and would then read
the replies; Origin, because such a page can send requests here even where it cannot read the replies.
"""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOCAL = frozenset({"127.0.0.1", "localhost", "::1"})

# Gradio needs inline scripts and styles, and `eval` for the templates of its HTML component; nothing from elsewhere.
_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; "
    "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class Guard:
    """ASGI middleware: refuses requests for, or from pages of, other hosts than `hosts`; adds the headers above."""

    def __init__(self, app: ASGIApp, hosts: Iterable[str] = LOCAL) -> None:
        self._app = app
        self._hosts = frozenset(host.lower() for host in hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request, or refuse it with 421 (not this host) or 403 (not from this page)."""
        if scope["type"] not in {"http", "websocket"}:
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        headers = Headers(scope=scope)
        origin = headers.get("origin")
        if _hostname(f"//{headers.get('host', '')}") not in self._hosts:
            refusal = "This host name is not served here. Open the address that the program printed.", 421
        elif origin is not None and _hostname(origin) not in self._hosts:
            refusal = "Requests from pages of other sites are refused.", 403
        else:
            await self._app(scope, receive, send_with_headers)
            return
        await PlainTextResponse(refusal[0], refusal[1])(scope, receive, send_with_headers)


def _hostname(url: str) -> str | None:
    """The host of a URL in lower case, without port; None where there is none or it cannot be read."""
    try:
        return urlsplit(url).hostname
    except ValueError:
        return None

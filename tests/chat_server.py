"""A server that speaks OpenAI's chat API, and Ollama's, with scripted replies: `python tests/chat_server.py`.

It prints its port. `POST /script` with a list of replies sets what comes next, the last of them for ever; `GET /seen`
gives the requests since then. A reply is an object:

    {"text": "…"}      as a message; with "tool": true as the arguments of a tool call
    {"status": 429}    that status; "after": seconds to ask for in Retry-After
    {"cut": 20}        breaks the connection off after so many characters
    {"hang": 5}        says nothing for so many seconds; with "drip": true a character each tenth of one
    {"raw": "…"}       these bytes in place of a stream
    {"ended": "…"}     why the reply ended, in place of 'stop'
"""

from __future__ import annotations

import json
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, cast

_PIECE = 40  # characters of a streamed piece


class Server(ThreadingHTTPServer):
    """Holds the script and what was asked."""

    daemon_threads = True
    script: list[dict[str, Any]]
    seen: list[dict[str, Any]]


class Handler(BaseHTTPRequestHandler):
    """One connection."""

    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: the tests read standard output."""

    @property
    def own(self) -> Server:
        return cast("Server", self.server)

    def do_GET(self) -> None:
        self._whole(200, json.dumps(self.own.seen))

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        if self.path == "/script":
            self.own.script, self.own.seen = body, []
            self._whole(200, "{}")
            return
        self.own.seen.append({"path": self.path, "key": self.headers.get("authorization"), "body": body})
        reply = self.own.script.pop(0) if len(self.own.script) > 1 else self.own.script[0]
        if status := reply.get("status"):
            self._whole(status, json.dumps({"error": {"message": f"no: {self.headers.get('authorization')}"}}), reply)
        elif "raw" in reply:
            self._whole(200, reply["raw"])
        else:
            self._stream(reply, ollama=self.path == "/api/chat", body=body)

    def _whole(self, status: int, text: str, reply: dict[str, Any] | None = None) -> None:
        data = text.encode()
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(data)))
        if reply and "after" in reply:
            self.send_header("retry-after", str(reply["after"]))
        self.end_headers()
        self.wfile.write(data)

    def _stream(self, reply: dict[str, Any], *, ollama: bool, body: dict[str, Any]) -> None:
        self.send_response(200)
        self.send_header("content-type", "application/x-ndjson" if ollama else "text/event-stream")
        self.send_header("transfer-encoding", "chunked")
        self.end_headers()
        if seconds := reply.get("hang"):
            self._hang(seconds, drip=reply.get("drip", False), ollama=ollama)
            return
        text, left = reply.get("text", ""), reply.get("cut")
        pieces = [text[at : at + _PIECE] for at in range(0, len(text), _PIECE)] or [""]
        for piece in pieces:
            if left is not None and left <= 0:
                self.close_connection = True
                self.connection.close()
                return
            self._send(_ollama(piece) if ollama else _openai(piece, body, tool=reply.get("tool", False)), ollama)
            left = None if left is None else left - len(piece)
        ended = reply.get("ended", "stop")
        self._send(_ollama("", ended) if ollama else _openai("", body, ended=ended), ollama)
        if not ollama:
            self._chunk(b"data: [DONE]\n\n")
        self._chunk(b"")

    def _hang(self, seconds: float, *, drip: bool, ollama: bool) -> None:
        ends = time.monotonic() + seconds
        while time.monotonic() < ends:
            time.sleep(0.1)
            if drip:
                self._send(_ollama(" ") if ollama else _openai(" ", {}), ollama)
        self.close_connection = True

    def _send(self, event: dict[str, Any], ollama: bool) -> None:
        line = json.dumps(event)
        self._chunk((line + "\n" if ollama else f"data: {line}\n\n").encode())

    def _chunk(self, data: bytes) -> None:
        try:
            self.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
            self.wfile.flush()
        except OSError:  # whoever asked has gone
            self.close_connection = True


def _openai(piece: str, body: dict[str, Any], *, tool: bool = False, ended: str | None = None) -> dict[str, Any]:
    delta: dict[str, Any] = {"role": "assistant", "content": piece}
    if tool:
        name = body["tools"][0]["function"]["name"]
        call = {"index": 0, "id": "call_1", "type": "function", "function": {"name": name, "arguments": piece}}
        delta = {"role": "assistant", "content": None, "tool_calls": [call]}
    choice = {"index": 0, "delta": delta if ended is None else {}, "finish_reason": ended}
    return {"id": "c1", "object": "chat.completion.chunk", "created": 1, "model": "scripted", "choices": [choice]}


def _ollama(piece: str, ended: str | None = None) -> dict[str, Any]:
    event = {"model": "scripted", "created_at": "2031-01-01T00:00:00Z", "done": ended is not None}
    event |= {"message": {"role": "assistant", "content": piece}}
    return event | ({"done_reason": ended} if ended else {})


if __name__ == "__main__":
    server = Server(("127.0.0.1", 0), Handler)
    server.script, server.seen = [{"status": 500}], []
    sys.stdout.write(f"{server.server_address[1]}\n")
    sys.stdout.flush()
    server.serve_forever()

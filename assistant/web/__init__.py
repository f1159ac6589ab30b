"""The window in the browser. `server.serve` opens it; nothing here imports Gradio before it is told to stay offline."""

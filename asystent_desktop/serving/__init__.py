"""The office's server: HTTPS with the hub's own key, a few requests, nothing personal in its log.

Needs starlette and uvicorn (the extra "hub"); the desktop never imports this room.
"""

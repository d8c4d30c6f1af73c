"""Shared by the journal's tests: importing the kinds registers them."""

import asystent_desktop.domain.kinds  # noqa: F401

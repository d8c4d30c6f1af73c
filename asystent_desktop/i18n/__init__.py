"""Texts, dates and words: Qt-free, English source texts through gettext, Polish complete.

`from asystent_desktop.i18n import _, N_, ngettext`; never an f-string inside `_()`:
`_("Saved {count} notes").format(count=count)`.
"""

from asystent_desktop.i18n.catalogue import N_, _, language, ngettext, speaking, use

__all__ = ["N_", "_", "language", "ngettext", "speaking", "use"]

"""What can go wrong before a document is printed: the program's own fonts and texts."""

from typing import ClassVar

from asystent_desktop.errors import AppError, UserFixable


class FontMissing(AppError):
    """The font package is not installed or is damaged; values: `font`."""

    code: ClassVar[str] = "font-missing"


class TemplateFault(UserFixable):
    """A file of document texts was changed so that it cannot be used; values: `file`, `fault`."""

    code: ClassVar[str] = "document-template"


class PictureFault(UserFixable):
    """A picture that was to be printed is broken or of an unknown kind."""

    code: ClassVar[str] = "document-picture"

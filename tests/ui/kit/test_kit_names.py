"""The kit's names come from modules imported at first use: every name must be found, and be no module."""

from types import ModuleType

from asystent_desktop.ui import widgets as kit


def test_every_name_is_a_part_and_none_is_hidden_by_a_module() -> None:
    for name in kit.__all__:
        assert not isinstance(getattr(kit, name), ModuleType), name
    assert set(kit.__all__) == set(kit._HOME_OF)
    assert not set(kit._HOMES) & set(kit.__all__), "a module of that name would take the part's place"

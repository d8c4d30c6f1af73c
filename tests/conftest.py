"""What holds for every test: no screen unless asked for, one locale, repeatable property tests."""

import os

from hypothesis import HealthCheck, settings

# Before Qt or gettext look: a test must not depend on who runs it.
if "ASYSTENT_TEST_REAL_WINDOW" not in os.environ:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
for _name in ("LC_ALL", "LANG"):
    os.environ[_name] = "C.UTF-8"
os.environ.pop("LANGUAGE", None)

# Shared machines stall: a slow example is not a failure there.
settings.register_profile("ci", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)
settings.load_profile("ci")

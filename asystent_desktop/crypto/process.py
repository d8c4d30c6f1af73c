"""What a crash must not write to the disk: the memory of a process that holds a secret."""

import sys

if sys.platform == "win32":  # pragma: no cover

    def no_core_dump() -> None:
        """Windows keeps a picture of a crashed process only where its administrator asked for it."""

else:
    import resource

    def no_core_dump() -> None:
        """From here on the system keeps no picture of this process when it crashes: it would hold the key."""
        _soft, hard = resource.getrlimit(resource.RLIMIT_CORE)
        resource.setrlimit(resource.RLIMIT_CORE, (0, hard))

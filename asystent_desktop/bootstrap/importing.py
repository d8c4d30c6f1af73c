"""Imports without looking for garbage: modules come to stay, and there are half a million objects of them."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def importing() -> Iterator[None]:
    """Nothing is looked through meanwhile, and what is there afterwards never again.

    To be used while no vault is open: what is set aside here is freed only when nothing refers to it any
    more, and of a vault that was locked nothing is to stay.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()

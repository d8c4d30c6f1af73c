"""This computer's vault: making, checking, copying, opening it again; lists in and out; its exchange."""

"""Moves sealed bytes between laptops and the hub; understands none of them."""

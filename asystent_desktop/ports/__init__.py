"""What the use cases ask of the outside: Protocols, and the desks that bundle them."""

"""What several screens say of a family in the same way: how a term is told, how a person is drawn."""

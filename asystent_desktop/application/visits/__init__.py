"""Meetings with families: the card, the brief before the door, group work, interventions, signatures."""

"""Meetings and hours: visits, interventions, group work, the time sheet, terms and the planner."""

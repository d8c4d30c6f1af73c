"""Use cases: each opens its own unit of work, reads frozen view data or returns what it changed.

Labels in view data are English message ids (`i18n.N_`); whoever shows them says `_(label)`. Names of areas,
statutory tasks and courts come from resources/dictionaries and are Polish in every language.
"""

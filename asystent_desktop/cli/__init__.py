"""The command line: arguments in, exit codes out.

`main` builds the parser out of the packages, one an area: each module of theirs adds its own words
(`add_words`) and holds what they do. What all commands are made of stands beside `main`: `frame` (output,
passphrase, exit codes), `words` (makers of verbs), `fields` and `values` (options and their readers), `named`
(records as a command names them), `entry_verbs` (add, list, edit, remove of any kind of entry).
"""

"""What the faults of the hub's database say; joined into `fault_texts`."""

from asystent_desktop.i18n.catalogue import N_

HUB_TEXTS = {
    "database-away": N_(
        "The database of the hub cannot be reached. Everything the office confirmed is kept there. Check "
        "that its server runs, then try again."
    ),
    "database-refused": N_(
        "The database server refuses the hub ({driver_code}). Check the password (PGPASSWORD or the password "
        "file), the name of the database and the rights of its user."
    ),
    "code-drawer-missing": N_(
        "Drawing the square code needs the package segno. Install the program with the part “hub”, "
        "or use --text."
    ),
    "cli.no-place": N_("Say where the invitation goes: --out FILE, --qr FILE or --text."),
    "unknown-picture": N_("The square code is drawn as .png or .svg. Choose a file name that ends so."),
    "database-driver-missing": N_(
        "A hub in a PostgreSQL database needs the package psycopg. Install the program with the part “hub”."
    ),
    "bad-database-url": N_(
        "This is no address of a PostgreSQL database, or it holds a password. Write for instance "
        "postgresql://user@server/database and give the password in PGPASSWORD or in a password file."
    ),
    "scope-erased": N_("The data of this family were erased by order; nothing of them is taken in again."),
    "hub-not-empty": N_("A backup is put back only into an empty hub. Nothing was changed."),
    "hub-of-earlier-version": N_(
        "This hub was made by an earlier version of the program, which did not seal its rows. It was left as "
        "it is. Found a new hub in an empty folder and enrol the computers again: they bring the data along."
    ),
    "dump-damaged": N_("The backup of the hub is damaged or belongs to another office (line {line})."),
}

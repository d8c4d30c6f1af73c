"""The store on this computer: settings, passphrase, backups, its clock."""

"""``anonrecruit vault``: what the keepers of the vault do."""

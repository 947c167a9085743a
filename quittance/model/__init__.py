"""The data model: what each record may hold, stated once."""

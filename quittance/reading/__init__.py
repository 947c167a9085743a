"""From files to records: one module reads YAML with positions, one maps it to the model."""

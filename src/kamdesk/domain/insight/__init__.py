"""What follows from a dossier: one file per question, each a pure function of dossier and day."""

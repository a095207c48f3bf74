"""What a key account manager knows and what follows from it: no Qt, no SQL, no clock."""

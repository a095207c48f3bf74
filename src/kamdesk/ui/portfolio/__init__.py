"""The sections of the page Portfolio, one file each; the page loads one when it is looked at."""

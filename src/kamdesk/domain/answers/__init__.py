"""What comes back from a visit: the numbers of its brief, and answers read against them."""

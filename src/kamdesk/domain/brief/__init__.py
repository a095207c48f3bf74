"""The pre-visit brief: what it says, in its own language, and how much each word matters."""

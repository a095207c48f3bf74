"""The pages of the window. No page knows another one: they ask the desk to go somewhere."""

"""The words of the papers beside the brief (domain 5.4): one module a paper."""

"""Forms made from declarations: which editor a field gets, how it is saved, where errors stand."""

"""Filling the room from its own data set, `donvi/du_lieu`: places, agencies, groups and aliases."""

"""Sample data: four real plans in our own words, demo people, and progress as it might have been reported."""

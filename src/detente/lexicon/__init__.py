"""What words mean: states, persons, organs, groups, titles and places, as data files with loaders that check them."""

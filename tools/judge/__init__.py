"""A trial: can a small encoder judge whether words that the rules take for an act tell one? See its decision record."""

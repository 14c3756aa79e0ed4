"""What the record says: plain types on the standard library alone, which every other layer shares."""

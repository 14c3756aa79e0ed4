"""What dates mean: EDTF arithmetic, times worked out from a publication, and the calendar of known events."""

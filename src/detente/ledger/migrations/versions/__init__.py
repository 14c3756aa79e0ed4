"""The steps themselves, in their order."""

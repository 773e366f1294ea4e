"""The bad inputs as a person meets them: dropped, pasted and opened in the real window, with real events."""

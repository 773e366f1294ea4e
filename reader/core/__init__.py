"""What articles and comparisons are, and how they are computed; knows no Qt, no files and no network."""

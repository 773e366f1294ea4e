"""A Comparison becomes JSON, HTML, Markdown or text; knows no Qt."""

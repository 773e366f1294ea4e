"""Where paragraphs and ribbons sit, in numbers; knows no Qt."""

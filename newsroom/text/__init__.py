"""Language as print knows it: clean text, widths in cells, line breaking, addresses, headlines, sentences."""

"""What the law is and how it came to be so. Pure: no files, no printing, no questions."""

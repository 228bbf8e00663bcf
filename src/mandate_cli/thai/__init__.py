"""Thai text: spelling, words, dates, keyboards, and what it takes on a screen."""

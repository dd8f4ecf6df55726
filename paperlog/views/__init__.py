"""What a person sees: lists, papers, counts and reports as lines of text."""

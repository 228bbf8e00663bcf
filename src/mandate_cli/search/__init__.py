"""Questions put to the law: which group, which words, who handles a task."""

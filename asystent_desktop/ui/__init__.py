"""The window: widgets lay out and emit, presenters call use cases, tasks keep the threads."""

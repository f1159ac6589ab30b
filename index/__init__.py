"""Sources read into records, and records into vectors: all that is known before a question is asked."""

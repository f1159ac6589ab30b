"""Known answers put to the assistant, judged and counted."""

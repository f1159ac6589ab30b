"""A chat model, where one is set, reads questions and words answers. What it says passes the gate or is not shown."""

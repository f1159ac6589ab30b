"""How `index/attuned.safetensors` was learned: invented surveys with questions in people's words, and the training."""

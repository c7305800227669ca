"""Characters to tokens, for any language. Text is never rewritten: every result has offsets into it."""

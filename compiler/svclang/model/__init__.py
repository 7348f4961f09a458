"""The intermediate model: what the source means, resolved, typed and immutable."""

"""An order of papers learned from what a chat's readers liked: features, learning, ordering. No I/O."""

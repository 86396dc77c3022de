"""The values of the road, frozen and without I/O: announcement, paper, topic, reading, card, digest, delivery."""

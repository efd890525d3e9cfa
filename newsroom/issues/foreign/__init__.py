"""Digests of other houses: what repeats in the same shape, has words and leads somewhere is an entry."""

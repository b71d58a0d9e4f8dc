"""Publications, and the digest of new literature."""

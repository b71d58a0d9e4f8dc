"""Pages of certificates: for everybody, and for whom they were issued to."""

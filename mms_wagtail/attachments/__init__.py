"""Files of submissions: checked, kept out of the public media folder, shown to those who may see them."""

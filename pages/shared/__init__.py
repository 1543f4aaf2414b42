"""What several screens use: the open corpus and its selection, the address, safe text, reading, exports."""

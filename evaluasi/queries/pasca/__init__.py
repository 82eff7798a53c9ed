"""Post-training evaluation: who owes which form, and how many answer."""

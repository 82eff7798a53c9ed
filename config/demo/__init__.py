"""The demo city and its mail box: for trying the product, never in the production image."""

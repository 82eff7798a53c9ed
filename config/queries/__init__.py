"""What the home page of each role shows; it reads several apps, so it lives in the highest."""

"""The site: settings, addresses, the broker and the home page. Imported by nobody but the server."""

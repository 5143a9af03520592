"""Pages of the window, by who reads them."""

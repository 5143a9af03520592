"""Lists that lower rooms offer and higher rooms join in their `ready()`. No signals."""

# label of the model that holds a File ("portfolio.Version") -> function(viewer, file_id) -> bool
file_readers: dict = {}

# functions(viewer) -> list of (label, url, icon, here) shown in a desk's main bar
desk_tabs: list = []

"""What every page knows: who looks, and which look they chose."""


def viewer(request):
    looker = getattr(request, "viewer", None)
    look = looker.person.look if looker and looker.person else {}
    return {
        "viewer": looker,
        "theme": request.COOKIES.get("theme", look.get("theme", "")),
        "easy": request.COOKIES.get("read", look.get("read", "")) == "easy",
    }

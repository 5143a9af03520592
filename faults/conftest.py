"""What every fault test begins with."""

import pytest

from leadlight.platform.tests import things


@pytest.fixture(scope="session")
def fresh(tmp_path_factory):
    """Where the first test puts an empty, migrated data folder for all others to copy."""
    return tmp_path_factory.mktemp("fresh") / "data"


@pytest.fixture(scope="session")
def photo(tmp_path_factory):
    """Twelve megapixels, four megabytes."""
    path = tmp_path_factory.mktemp("photo") / "photo.jpg"
    path.write_bytes(things.noise(4032, 3024, quality=85))
    return path

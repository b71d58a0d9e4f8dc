"""A wheel of the working tree, and a fresh Wagtail project that has it installed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ("mms_wagtail", "search", "templates", "fixtures", "pyproject.toml", "README.md", "LICENSE")


def run(*command: str | Path, cwd: Path, **environment: str) -> str:
    """Output of a command, which must succeed; nothing of the tests' own settings leaks into it."""
    inherited = {
        name: value
        for name, value in os.environ.items()
        if name not in {"DJANGO_SETTINGS_MODULE", "PYTHONPATH"}
    }
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=inherited | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built from a copy, so that no earlier build's leftovers get in."""
    folder = tmp_path_factory.mktemp("wheel")
    tree = folder / "tree"
    tree.mkdir()
    ignore = shutil.ignore_patterns("__pycache__")
    for name in SOURCES:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, tree / name, ignore=ignore)
        else:
            shutil.copy(source, tree / name)
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, cwd=tree)
    [built] = folder.glob("*.whl")
    return built


@pytest.fixture(scope="session")
def host(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of a project made by ``wagtail start``, set up by the README's lines."""
    folder = tmp_path_factory.mktemp("host")
    venv.create(folder / "venv", with_pip=False, symlinks=True)
    packages = next((folder / "venv" / "lib").glob("python*")) / "site-packages"
    # Dependencies come from the tests' environment. A .pth file adds its folder, but not the
    # .pth files inside, so the editable install of the working tree stays out of sight.
    (packages / "dependencies.pth").write_text(sysconfig.get_paths()["purelib"])
    run(
        sys.executable,
        "-m",
        "pip",
        "install",
        "--no-deps",
        "--quiet",
        "--target",
        packages,
        wheel,
        cwd=folder,
    )
    project = folder / "host"
    project.mkdir()
    python = folder / "venv" / "bin" / "python"
    run(python, "-m", "wagtail.bin.wagtail", "start", "district", project, cwd=folder)
    add_the_documented_lines(project)
    return project


def add_the_documented_lines(project: Path) -> None:
    """Paste the README's code into the project, as its reader would."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    settings_lines, urls_lines = re.findall(r"```python\n(.*?)```", readme, flags=re.DOTALL)[:2]
    settings = project / "district" / "settings" / "base.py"
    settings.write_text(f"{settings.read_text()}\n{settings_lines}")
    urls = project / "district" / "urls.py"
    marker = "urlpatterns = urlpatterns + ["
    added = f"urlpatterns += [{urls_lines.splitlines()[-1]}]\n\n{marker}"
    urls.write_text(urls.read_text().replace(marker, added))


def add_practices(project: Path) -> None:
    """Paste the lines of ``docs/adding-practices.md`` below those of the README."""
    page = (ROOT / "docs" / "adding-practices.md").read_text(encoding="utf-8")
    [lines] = re.findall(r"```python\n(.*?)```", page, flags=re.DOTALL)
    settings = project / "district" / "settings" / "base.py"
    settings.write_text(f"{settings.read_text()}\n{lines}")

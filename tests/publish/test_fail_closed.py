"""Whatever goes wrong, nothing readable comes out, and what was published before stays as it was."""

from __future__ import annotations

import base64
import os
import random
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from site_builder.publish.envelope import unseal
from site_builder.publish.folder import FILES
from site_builder.publish.page import taken_apart
from tests.publish.notebooks import KEY, KEY_LINE, command, environment, notebook, run, tokens_in, tree

BEFORE = {".nojekyll": b"", "index.html": b"as before", "robots.txt": b"as before"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A notebook that was published before."""
    root = notebook(tmp_path / "notebook")
    published = root / "published"
    published.mkdir()
    for name, data in BEFORE.items():
        (published / name).write_bytes(data)
    return root


def assert_as_before(root: Path, done: subprocess.CompletedProcess[str], code: int = 3) -> None:
    assert (done.returncode, tokens_in(done.stdout + done.stderr), tree(root / "published")) == (code, [], BEFORE)
    assert done.stderr.count("followup: ") == 1, done.stderr
    assert sorted(os.listdir(root)) == ["contacts", "followup.yml", "published", "readers.json"]


@pytest.mark.parametrize(
    "environ",
    [
        pytest.param({}, id="no key"),
        pytest.param({"FOLLOWUP_KEY": ""}, id="empty"),
        pytest.param({"FOLLOWUP_KEY": " \n"}, id="blank"),
        pytest.param({"FOLLOWUP_KEY": "changeme"}, id="a placeholder"),
        pytest.param({"FOLLOWUP_KEY": base64.b64encode(bytes(32)).decode()}, id="weak"),
        pytest.param({"FOLLOWUP_KEY": base64.b64encode(KEY[::-1]).decode()}, id="another site's"),
        pytest.param({"FOLLOWUP_KEY_FILE": "/nowhere"}, id="a file that is not there"),
        pytest.param({"FOLLOWUP_KEY": "", "FOLLOWUP_PASSPHRASE": "x"}, id="only a passphrase"),
    ],
)
def test_key_that_will_not_do(environ: dict[str, str], root: Path) -> None:
    assert_as_before(root, run(root, "publish", **environ))


def test_closed_input(root: Path) -> None:
    script = f'exec "{sys.executable}" -m site_builder publish <&-'
    done = subprocess.run(["sh", "-c", script], cwd=root, env=environment(), capture_output=True, text=True, timeout=60)
    assert_as_before(root, done)


@pytest.mark.parametrize(
    "action", [["decrypt", "published/index.html"], ["init", "--choose"], ["reader", "add", "x", "--choose"]]
)
def test_never_asks_without_a_terminal(action: list[str], root: Path) -> None:
    (root / "readers.json").unlink() if "init" in action else None
    done = run(root, "publish", *action, FOLLOWUP_KEY=KEY_LINE)
    assert done.returncode == 3
    assert tree(root / "published") == BEFORE


def test_library_that_is_missing(root: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken" / "cryptography"
    broken.mkdir(parents=True)
    (broken / "__init__.py").write_text("raise ImportError('no', name='cryptography')\n")
    path = os.pathsep.join([str(broken.parent), environment()["PYTHONPATH"]])
    assert_as_before(root, run(root, "publish", FOLLOWUP_KEY=KEY_LINE, PYTHONPATH=path))


def test_full_disk(root: Path) -> None:
    """No file may grow beyond 100 kB, as on a disk that is full."""
    limits = (100_000, 100_000)
    done = subprocess.run(
        command("publish"),
        cwd=root,
        env=environment(FOLLOWUP_KEY=KEY_LINE),
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, limits),
        timeout=60,
    )
    assert_as_before(root, done)


def test_template_that_fails(root: Path) -> None:
    theme = root / "themes" / "default"
    theme.mkdir(parents=True)
    (theme / "person.html").write_text("{{ page.title / 0 }}")
    done = run(root, "publish", FOLLOWUP_KEY=KEY_LINE)
    assert (done.returncode, tokens_in(done.stdout + done.stderr), tree(root / "published")) == (3, [], BEFORE)


def test_theme_that_tells_a_name(root: Path) -> None:
    theme = root / "themes" / "default" / "reader"
    theme.mkdir(parents=True)
    (theme.parent / "more.js").write_text("")
    (root / "themes/default/base.html").write_text(
        _base().replace("</head>", '<script src="{{ root }}{{ page.path }}"></script></head>')
    )
    assert run(root, "publish", FOLLOWUP_KEY=KEY_LINE).returncode == 3
    assert tree(root / "published") == BEFORE


def _base() -> str:
    from site_builder.theme import built_in_themes

    return (built_in_themes() / "default" / "base.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["feed.xml", "zqx.vcf", ".git", "assets"])
def test_folder_that_holds_more(name: str, root: Path) -> None:
    (root / "published" / name).mkdir()
    done = run(root, "publish", FOLLOWUP_KEY=KEY_LINE)
    assert (done.returncode, (root / "published/index.html").read_bytes()) == (3, b"as before")


@pytest.mark.parametrize("output", ["public", "public/inside", ".", "contacts"])
def test_folder_that_is_another(output: str, root: Path) -> None:
    assert run(root, "publish", "--output", output, FOLLOWUP_KEY=KEY_LINE).returncode in (2, 3)
    assert not list(root.glob("**/index.html")) or tree(root / "published") == BEFORE


def test_killed_at_any_moment(root: Path) -> None:
    """What is there is the old folder or the new one, and what lies about is encrypted."""
    chance, known = random.Random(4), tree(root).keys()
    for _ in range(8):
        process = subprocess.Popen(
            command("publish", "--today", "2026-12-01"), cwd=root, env=environment(FOLLOWUP_KEY=KEY_LINE),
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            process.wait(chance.uniform(0.2, 2.5))
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
        page = (root / "published" / "index.html").read_bytes()
        assert page == b"as before" or unseal(taken_apart(page).sealed, KEY)
        assert not [path for path, data in tree(root).items() if path not in known and tokens_in(data)]


def test_it_publishes_when_all_is_well(root: Path) -> None:
    done = run(root, "publish", "--today", "2026-12-01", FOLLOWUP_KEY=KEY_LINE)
    assert (done.returncode, tokens_in(done.stdout + done.stderr)) == (0, [])
    made = tree(root / "published")
    assert sorted(made) == sorted(FILES)
    assert not [path for path, data in made.items() if tokens_in(data) or tokens_in(path)]
    assert unseal(taken_apart(made["index.html"]).sealed, KEY)

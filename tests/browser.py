"""Headless Chromium, driven through WebDriver, for pages that paperlog exports (Debian: chromium, chromium-driver)."""

import base64
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

_FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync --hide-scrollbars --lang=en"
).split()
_TEXTS = (
    "return [...document.querySelectorAll(arguments[0])]"
    ".filter((found) => found.checkVisibility() || found.parentNode.matches('select'))"
    ".map((found) => (found.innerText || found.textContent).trim())"  # innerText: once it is laid out
)
_LOGS = {"browser": "ALL", "performance": "ALL"}


class Browser:
    """A window of the browser, and what was said and asked for in it."""

    def __init__(self, driver: Any) -> None:
        self.driver = driver
        self.driver.get("about:blank")  # the browser's own first page is none of ours

    def open(self, path: Path, hash: str = "") -> None:
        """Opens a file anew and waits until all of its papers are in."""
        self.driver.get("about:blank")
        self.driver.get(f"file://{path}{hash}")
        self.wait("!document.querySelector('script.papers') && !count.textContent.includes('far')")

    def script(self, code: str, *values: Any) -> Any:
        """What a piece of JavaScript returns; `values` are its arguments."""
        return self.driver.execute_script(code, *values)

    def wait(self, condition: str) -> None:
        """Waits until an expression in JavaScript holds."""
        from selenium.webdriver.support.ui import WebDriverWait

        WebDriverWait(self.driver, 60, 0.02).until(lambda _: self.script(f"return {condition}"))

    def all(self, selector: str) -> list[Any]:
        """The elements that a CSS selector finds and that can be seen."""
        return [
            found for found in self.driver.find_elements("css selector", selector) if found.is_displayed()
        ]

    def texts(self, selector: str) -> list[str]:
        """What they say."""
        return list(self.script(_TEXTS, selector))

    def text(self, selector: str) -> str:
        """What the only one of them says."""
        (text,) = self.texts(selector)
        return text

    def click(self, selector: str) -> None:
        self.all(selector)[0].click()

    def press(self, *keys: str) -> None:
        """Keys for whatever has the focus, each by its name in selenium's Keys or as a letter."""
        from selenium.webdriver import ActionChains, Keys

        for key in keys:
            ActionChains(self.driver).send_keys(getattr(Keys, key, key)).perform()

    def search(self, text: str) -> None:
        """Types a query in place of the one that was there."""
        from selenium.webdriver import Keys

        field = self.driver.find_element("id", "query")
        field.send_keys(Keys.CONTROL, "a")
        field.send_keys(text or Keys.BACKSPACE)

    def choose(self, select: str, value: str) -> None:
        """Chooses from a list by the value, once the list has it."""
        options = f"[...document.getElementById({json.dumps(select)}).options]"
        self.wait(f"{options}.some((option) => option.value === {json.dumps(value)})")
        self.script("const [id, value] = arguments; const list = document.getElementById(id);"
                    "list.value = value; list.dispatchEvent(new Event('change'))", select, value)  # fmt: skip

    def resize(self, width: int, height: int = 900) -> None:
        """Gives the page so many pixels, be they fewer than a window can have."""
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)

    def prefer(self, scheme: str) -> None:
        """Says that the system is `dark` or `light`."""
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})

    def picture(self, path: Path) -> None:
        path.write_bytes(base64.b64decode(self.driver.get_screenshot_as_base64()))

    def pdf(self) -> bytes:
        """The page as it is printed."""
        return base64.b64decode(self.driver.print_page())

    def look_back(self) -> tuple[list[str], list[str]]:
        """What the console said, and which addresses were asked for that are no files, since the last time."""
        console = [entry["message"] for entry in self.driver.get_log("browser")]
        events = [json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance")]
        asked = [
            event["params"]["request"]["url"]
            for event in events
            if event["method"] == "Network.requestWillBeSent"
        ]
        own = ("file:", "data:", "about:")
        return console, [address for address in asked if not address.startswith(own)]


@contextmanager
def browser(profile: Path) -> Iterator[Browser]:
    """A browser with a profile of its own; the test is skipped where there is none."""
    webdriver = pytest.importorskip("selenium.webdriver")
    chromium, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not chromium or not driver:
        pytest.skip("needs Debian's chromium and chromium-driver")
    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for flag in (*_FLAGS, f"--user-data-dir={profile}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", _LOGS)
    started = webdriver.Chrome(options, webdriver.ChromeService(driver))
    try:
        yield Browser(started)
    finally:
        started.quit()

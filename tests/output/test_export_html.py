"""The web page: what it says on each day, and how it behaves in a real browser."""

from __future__ import annotations

import re
import shutil
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from mandate_cli import messages
from mandate_cli.dataset.loader import load, load_draft
from mandate_cli.law.document import Document, days_of_change, difference, document
from mandate_cli.law.fold import law
from mandate_cli.law.mandate import REPEALED
from mandate_cli.thai.line_breaks import ends
from mandate_cli.thai.words import boundaries, load_words
from tests.conftest import DATA, ROOT, TODAY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mandate_cli.law.mandate import Law

pytest.importorskip("jinja2", reason="needs the extra “documents”")

from mandate_cli.output.documents.as_html import anchor, written

pytestmark = pytest.mark.documents
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
WIDTHS = (360, 768, 1280)
MOST = 150_000  # bytes of the page of the shipped law
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@cache
def shipped() -> Law:
    """The shipped law."""
    return law(load(DATA))


@cache
def drafted() -> Law:
    """The shipped law with the draft of the examples."""
    return law(load_draft(ROOT / "examples" / "draft.yaml", load(DATA)))


@cache
def other() -> Law:
    """The law of another office, of another shape."""
    return law(load(ROOT / "tests" / "data" / "other-shape"))


LAWS: dict[str, Callable[[], Law]] = {"shipped": shipped, "draft": drafted, "other": other}


def documents(of: Law, day: date = TODAY) -> list[Document]:
    """The documents of the day and of those on which something changed."""
    return [document(of, each) for each in dict.fromkeys((*(day for day, _ in days_of_change(of)), day))]


def page(of: Law) -> bytes:
    """The page of a law, today."""
    return written(document(of, TODAY), lambda: documents(of))


def page_of(name: str) -> bytes:
    """The page of a law by its name, today."""
    return page(LAWS[name]())


def changes() -> bytes:
    """The page of what changed in the shipped law since it began, and of what is not held."""
    of = shipped()
    return written(difference(of.on(date(2017, 12, 31)), of.on(TODAY), of), list)


PAGES: dict[str, Callable[[], bytes]] = {
    **{name: partial(page_of, name) for name in LAWS},
    "changes": changes,
}


@pytest.mark.parametrize("language", [messages.ENGLISH, messages.THAI])
@pytest.mark.parametrize("of", [shipped, drafted])
def test_a_page_is_small(of: Callable[[], Law], language: str) -> None:
    """Small enough to be sent by post of any kind, fonts, draft and all."""
    messages.use(language)
    assert len(page(of())) <= MOST


def test_a_page_names_no_address_to_fetch_from() -> None:
    """All that a browser would fetch is in the page."""
    for make in PAGES.values():
        text = make().decode()
        assert set(re.findall(r"url\((.{5})", text)) == {"data:"}
        assert set(re.findall(r'href="?(.)', text)) <= {"#", "d"}  # places on the page, and an empty icon
        assert not re.search(r"\ssrc(?:set)?=|@import|fetch\(|XMLHttpRequest", text)


def test_a_place_on_a_page_is_there_once() -> None:
    """Also where a provision changed twice, the second time by words that are not held."""
    for make in PAGES.values():
        text = make().decode()
        places = re.findall(r'\sid="?([^\s">]+)', text)
        assert len(places) == len(set(places))
        assert set(re.findall(r'href="#([^"]+)"', text)) <= set(places)


def test_what_a_data_file_says_is_text_and_no_markup() -> None:
    """Words that look like HTML stay words."""
    of = shipped()
    bad = of.office._replace(name="<script>alert(1)</script>&\"'")
    assert b"<script>alert" not in written(document(of._replace(office=bad), TODAY), list)


def test_a_page_says_what_it_is() -> None:
    """A draft is called one on every day, and each office by its name."""
    assert "DRAFT" in page(drafted()).decode()
    assert "DRAFT" not in page(shipped()).decode()
    for make in LAWS.values():
        assert f"<title>{make().office.name} " in page(make()).decode()


@cache
def made(name: str, language: str) -> bytes:
    """A page in a language."""
    messages.use(language)
    return PAGES[name]()


# --- in a browser ----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Chromium."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if not CHROMIUM:
        pytest.skip("there is no chromium on this machine")
    with playwright.sync_playwright() as running:
        chromium = running.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield chromium
        chromium.close()


class Visit:
    """A page opened in the browser, and what it asked the network for."""

    def __init__(self, browser: Any, file: Path, **options: Any) -> None:
        self.context = browser.new_context(**options)
        self.page = self.context.new_page()
        self.requests: list[str] = []
        self.errors: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", lambda message: self.errors.append(message.text))
        self.url = file.as_uri()
        self.page.goto(self.url)
        self.page.evaluate("document.fonts.ready.then(() => 0)")

    def run(self, script: str, argument: Any = None) -> Any:
        """What a script on the page gives."""
        return self.page.evaluate(script, argument)


@pytest.fixture
def visit(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Visit]]:
    """Open a page of the given name, in a window of its own, and see that it asked the network for nothing."""
    visits: list[Visit] = []

    def open_it(name: str, *, width: int = 1280, language: str = messages.ENGLISH, **options: Any) -> Visit:
        file = tmp_path / f"{name}.html"
        file.write_bytes(made(name, language))
        visits.append(Visit(browser, file, viewport={"width": width, "height": 900}, **options))
        return visits[-1]

    yield open_it
    for each in visits:
        asked = [url for url in each.requests if not url.startswith((each.url, "data:"))]
        each.context.close()
        assert not asked
        assert not each.errors


# Every place where a line ends inside a text: the text, and the number of the character that begins the next line.
LINE_ENDS = """() => {
  const found = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const blocks = new Map();
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const block = node.parentElement.closest("p, li, td, th, h1, h2, h3, summary, a.n, small");
    if (!block || !node.parentElement.getClientRects().length || node.parentElement.closest("#tools")) continue;
    blocks.set(block, [...(blocks.get(block) || []), node]);
  }
  for (const nodes of blocks.values()) {
    const text = nodes.map((node) => node.data).join("");
    let at = 0, last = null;
    for (const node of nodes) for (let place = 0; place < node.length; place++, at++) {
      const range = new Range();
      range.setStart(node, place); range.setEnd(node, place + 1);
      const box = range.getBoundingClientRect();
      if (!box.width || /\\s/.test(node.data[place])) continue;
      if (last !== null && box.top > last + 8) found.push([text, at]);
      last = box.top;
    }
  }
  return found;
}"""


@pytest.mark.browser
@pytest.mark.parametrize("language", [messages.ENGLISH, messages.THAI])
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", PAGES)
def test_no_word_is_cut_at_the_end_of_a_line(visit: Any, name: str, width: int, language: str) -> None:
    """Every line ends between two words of the list."""
    opened = visit(name, width=width, language=language)
    if name != "changes":
        opened.run("() => document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    places = opened.run(LINE_ENDS)
    cut = [(text[max(at - 20, 0) : at], text[at : at + 20]) for text, at in places if not _between_words(text, at)]
    assert places
    assert not cut


def _between_words(text: str, at: int) -> bool:
    """Whether a line of a text may end before a character, by the words of the list."""
    words = load_words()
    if at in ends(text, words) or text[at - 1].isspace() or text[at - 1] in "/–-":
        return True
    run_start = max(text.rfind(" ", 0, at) + 1, 0)
    run_end = text.find(" ", at)
    run = text[run_start : run_end if run_end >= 0 else len(text)]
    return at - run_start in boundaries(run, words)


OVERLAPS = """() => {
  const boxes = [];
  for (const each of document.querySelectorAll("p, li, summary, a, h1, h2, h3, select, input, button, td, th")) {
    if (!each.checkVisibility() || each.matches(".skip")) continue;
    if (each.querySelector("p, li, ul, ol, summary, a, button, input, select")) continue;
    for (const box of each.getClientRects()) if (box.width > 1) boxes.push([each, box]);
  }
  const found = [];
  boxes.forEach(([one, a], number) => boxes.slice(number + 1).forEach(([two, b]) => {
    if (one === two || one.contains(two) || two.contains(one)) return;
    const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    if (wide > 1 && high > 1) found.push([one.outerHTML.slice(0, 80), two.outerHTML.slice(0, 80), wide, high]);
  }));
  return found;
}"""


@pytest.mark.browser
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", PAGES)
def test_nothing_overlaps_and_nothing_is_wider_than_the_window(visit: Any, name: str, width: int) -> None:
    """Nothing lies on anything else, with every history open and closed."""
    opened = visit(name, width=width, language=messages.THAI)
    for state in ("false", "true"):
        opened.run(f"() => document.querySelectorAll('details').forEach((each) => {{ each.open = {state}; }})")
        assert opened.run(OVERLAPS) == []
        assert opened.run("() => document.documentElement.scrollWidth") <= width


@pytest.mark.browser
@pytest.mark.parametrize("name", LAWS)
def test_every_anchor_is_reached(visit: Any, name: str) -> None:
    """A link to a provision shows it, be it that it is there on other days only, and not behind the search box."""
    opened = visit(name, width=360)
    identifiers = {anchor(entry.citation) for each in documents(LAWS[name]()) for entry in each.entries}
    assert identifiers <= set(opened.run("() => [...document.querySelectorAll('[id]')].map((each) => each.id)"))
    missed = opened.run(
        """async (identifiers) => {
          const missed = [];
          for (const id of identifiers) {
            location.hash = "#" + id;
            await new Promise((done) => setTimeout(done, 15));
            const box = document.getElementById(id).getBoundingClientRect();
            const covered = document.getElementById("tools").getBoundingClientRect().bottom;
            if (!box.height || box.top < covered - 1 || box.top > innerHeight) missed.push([id, box.top, covered]);
          }
          return missed;
        }""",
        sorted(identifiers),
    )
    assert missed == []


@pytest.mark.browser
@pytest.mark.parametrize("name", LAWS)
def test_the_law_of_another_day_is_that_of_the_day(visit: Any, name: str) -> None:
    """On each day chosen the page shows the provisions there were, repealed ones struck through, and no others."""
    opened = visit(name)
    of = LAWS[name]()
    for number, expected in enumerate(sorted(documents(of), key=lambda each: each.as_of)):
        opened.page.select_option("#day", str(number))
        shown = opened.run(
            """() => [...document.querySelectorAll("section .p:has(.r, .p) , section .p")].filter((each) =>
              each.checkVisibility() && !each.closest("[aria-labelledby=amending]")).map((each) => {
                const texts = [...each.querySelectorAll(":scope .x > .t")].filter((text) => text.checkVisibility());
                return [each.id, texts.map((text) => text.textContent).join("|"), !!texts[0].querySelector("del")];
              })"""
        )
        assert shown == [
            [anchor(entry.citation), entry.words.text, entry.status == REPEALED] for entry in expected.entries
        ]
        said = opened.run("() => document.querySelector('header').innerText")
        assert ("DRAFT" in said) == (name == "draft")


@pytest.mark.browser
def test_the_find_box_marks_words_and_forgives_tone_marks(visit: Any) -> None:
    """It counts what is shown and no more, whatever tone marks are left out, and goes from one to the next."""
    opened = visit("shipped")
    texts = [entry.words.text for entry in document(shipped(), TODAY).entries]
    expected = sum(text.count("ร้องทุกข์") for text in texts)
    amending = opened.run("() => document.querySelector('[aria-labelledby=amending]').innerText").count("ร้องทุกข์")
    for typed in ("ร้องทุกข์", "รองทุกข", "ร้อง ทุกข์"):
        opened.page.fill("#find", typed)
        assert opened.run("() => [...CSS.highlights.get('found')].length") == expected + amending > 1
        marked = opened.run("() => [...CSS.highlights.get('found')].map(String)")
        assert set(marked) == {"ร้องทุกข์"}
    assert opened.run("() => count.value") == f"1 of {expected + amending}"
    for step, number in (("#find", 2), ("#back", 1), ("#back", expected + amending)):
        opened.page.press(step, "Enter")
        assert opened.run("() => count.value") == f"{number} of {expected + amending}"
        box = opened.run("() => [...CSS.highlights.get('current')][0].getBoundingClientRect().toJSON()")
        assert 0 < box["top"] < box["bottom"] < 900
    opened.page.fill("#find", "ไม่มีคำนี้แน่")
    assert opened.run("() => count.value") == "Nothing in the texts held here has this."
    opened.page.fill("#find", "")
    assert opened.run("() => count.value") == ""


@pytest.mark.browser
def test_a_keyboard_does_everything(visit: Any) -> None:
    """From the top by Tab alone: to the law, the day, the search box, a link and a history; each shows its focus."""
    opened = visit("shipped")
    keyboard = opened.page.keyboard
    focus = "() => { const at = document.activeElement; return at.id || at.className || at.tagName; }"
    seen = []
    for _ in range(24):
        keyboard.press("Tab")
        seen.append(opened.run(focus))
        assert opened.run("() => getComputedStyle(document.activeElement).outlineStyle") != "none"
        if seen[-1] == "day":
            before = opened.run("() => day.value")
            keyboard.press("ArrowUp")
            assert opened.run("() => day.value") != before
            keyboard.press("ArrowDown")
        if seen[-1] == "SUMMARY":
            break
    assert seen[:5] == ["skip", "day", "find", "back", "BUTTON"]
    while seen[-1] != "SUMMARY":
        keyboard.press("Tab")
        seen.append(opened.run(focus))
    keyboard.press("Enter")
    assert opened.run("() => document.activeElement.parentElement.open")
    opened.page.reload()
    keyboard.press("Tab")
    keyboard.press("Enter")
    assert opened.run(focus) == "law"


@pytest.mark.browser
def test_it_reads_well_without_scripts(visit: Any) -> None:
    """Without scripts the law of the day is shown, and nothing that only a script could serve."""
    opened = visit("shipped", java_script_enabled=False)
    text = opened.page.inner_text("main")
    for entry in document(shipped(), TODAY).entries:
        assert entry.words.text.split(" ")[0] in text
    assert not opened.page.is_visible("#tools")
    opened.page.click("details:not(.recital) > summary >> nth=0")
    assert opened.page.is_visible("details:not(.recital) li >> nth=0")


@pytest.mark.browser
def test_it_prints(visit: Any) -> None:
    """What cannot be used on paper is not printed; all of the law is, and in dark ink."""
    opened = visit("shipped", color_scheme="dark")
    opened.page.emulate_media(media="print", color_scheme="light")
    assert not opened.page.is_visible("#tools")
    assert not opened.page.is_visible("summary >> nth=3")
    assert opened.run("() => getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    paper = opened.page.pdf(format="A4")
    assert paper.startswith(b"%PDF")
    assert paper.count(b"/Type /Page\n") + paper.count(b"/Type /Page>") + paper.count(b"/Type /Page ") > 3


@pytest.mark.browser
@pytest.mark.parametrize(
    ("name", "width", "scheme"),
    [
        ("shipped", 360, "light"),
        ("shipped", 1280, "dark"),
        ("draft", 1280, "light"),
        ("other", 360, "dark"),
        ("changes", 768, "light"),
        ("changes", 360, "dark"),
    ],
)
def test_axe_finds_nothing(visit: Any, name: str, width: int, scheme: str) -> None:
    """axe-core reports no violation."""
    axe = pytest.importorskip("axe_playwright_python", reason="axe-playwright-python is not installed")
    opened = visit(name, width=width, language=messages.THAI, color_scheme=scheme)
    if name != "changes":
        opened.page.fill("#find", "การ")
        opened.run("() => document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    opened.run((next(iter(Path(axe.__path__[0]).glob("**/axe.min.js")))).read_text(encoding="utf-8"))
    result = opened.run("() => axe.run()")
    assert [(each["id"], [node["html"][:120] for node in each["nodes"][:3]]) for each in result["violations"]] == []
    assert len(result["passes"]) > 10

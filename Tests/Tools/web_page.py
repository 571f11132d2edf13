"""Uses the page of a running server as a person would: web_page.py ADDRESS TOKEN SCAN FOLDER [PICTURES].

Hands in the scan, watches it, corrects a word, exports again, downloads the PDF and looks for the word in it, asks,
changes a table; with the mouse and with the keyboard. Ends with an error at the first thing that is not as it should be.
"""
import json
import pathlib
import sys

import pypdfium2

import accessibility
from browser import Browser


def text_of(pdf):
    document = pypdfium2.PdfDocument(pdf)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


class Visit:
    def __init__(self, browser, address, token, scan, folder, pictures):
        self.browser, self.address, self.token = browser, address, token
        self.scan, self.folder, self.pictures = scan, folder, pictures

    def picture(self, name):
        if not self.pictures:
            return
        for scheme in ("light", "dark"):
            self.browser.scheme(scheme)
            self.browser.picture(self.pictures / f"{name}-{scheme}.png")
        self.browser.size(390, 844, mobile=True)
        self.browser.picture(self.pictures / f"{name}-narrow.png")
        self.browser.size(1280, 900)
        self.browser.scheme("light")

    def check(self, name):
        for scheme in ("light", "dark"):
            self.browser.scheme(scheme)
            accessibility.check(self.browser, f"{name}, {scheme}")
        self.browser.size(390, 844, mobile=True)
        accessibility.check(self.browser, f"{name}, narrow")
        self.browser.size(1280, 900)
        self.browser.scheme("light")
        self.picture(name)

    def sign_in(self):
        b = self.browser
        b.open(self.address)
        b.wait("document.getElementById('account')?.open")
        self.check("account")
        b.click("#token")
        b.type(self.token)
        b.press("Enter")
        b.wait("!document.getElementById('account')?.open")
        self.check("start")

    def tab_through_start(self):
        b = self.browser
        b.run("document.body.tabIndex = -1, document.body.focus(), document.body.removeAttribute('tabindex')")
        order = [stop for stop in accessibility.focus_order(b, 9) if stop]
        places = [stop["place"] for stop in order]
        assert places == sorted(places), f"the focus jumps: {order}"
        assert all(stop["seen"] for stop in order), f"a focus can't be seen: {order}"
        assert any(stop["id"] == "file" for stop in order), f"files can't be chosen with the keyboard: {order}"

    def hand_in(self):
        b = self.browser
        b.choose_file("#file", self.scan)
        b.wait("!document.getElementById('send').disabled")
        b.run("window.told = []; new MutationObserver(() => told.push(document.getElementById('progress-words')"
              ".textContent)).observe(document.getElementById('progress-words'), {childList: true})")
        b.click("#send")
        b.wait("!document.getElementById('progress-box').hidden")
        self.picture("progress")
        b.wait("!document.getElementById('result').hidden", seconds=180)
        told = b.run("told")
        assert any(words.startswith("Page 1 of") for words in told), f"no progress was told: {told}"
        b.wait("document.querySelectorAll('#overlay rect').length > 50")
        b.wait("document.getElementById('picture').naturalWidth > 0")
        words, boxes = b.run("[document.querySelectorAll('#text .word').length,"
                             " document.querySelectorAll('#overlay rect').length]")
        assert words == boxes, f"{words} words, {boxes} boxes"
        self.check("document")

    def hover(self):
        b = self.browser
        for source, target in (("#text .word", "#overlay rect"), ("#overlay rect", "#text .word")):
            x, y, index = b.run(
                "(() => { const e = document.querySelectorAll(%s)[5]; e.scrollIntoView({block: 'center', behavior:"
                " 'instant'}); const r = e.getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2,"
                " e.dataset.index]; })()" % json.dumps(source))
            b.move(x, y)
            b.wait(f"document.querySelector('{target}[data-index=\"{index}\"]').classList.contains('on')")
            b.move(2, 2)

    def index_of(self, word):
        return self.browser.run(
            "[...document.querySelectorAll('#text .word')].find(e => e.textContent === %s)?.dataset.index" % json.dumps(word))

    def correct(self, word, replacement):
        """With the mouse, in the picture."""
        b = self.browser
        index = self.index_of(word)
        assert index is not None, f"{word} was not read"
        b.click(f'#overlay rect[data-index="{index}"]')
        b.wait("!!document.querySelector('.word-input')")
        b.type(replacement)
        b.press("Enter")
        b.wait(f"document.querySelector('#text .word[data-index=\"{index}\"]').classList.contains('corrected')")

    def correct_with_keys(self, word, replacement):
        b = self.browser
        index = int(self.index_of(word))
        b.run("document.querySelector('#text .word').focus()")
        for _ in range(index):
            b.press("ArrowRight")
        assert b.run("document.activeElement.textContent") == word
        b.press("Enter")
        b.type(replacement)
        b.press("Enter")
        assert b.run("document.activeElement.textContent") == replacement

    def change_cell(self, old, new):
        b = self.browser
        b.click("#tab-tables")
        b.wait("!!document.querySelector('.grid textarea')")
        self.check("tables")
        b.run("(() => { const e = [...document.querySelectorAll('.grid textarea')].find(e => e.value === %s);"
              " e.focus(); e.select(); })()" % json.dumps(old))
        b.type(new)
        b.press("Tab")
        b.wait("!!document.querySelector('.grid .corrected')")

    def export(self, count):
        b = self.browser
        assert b.run("document.getElementById('pending-words').textContent") == f"{count} corrections"
        self.check("corrected")
        before = b.run("location.hash")
        b.click("#export")
        b.wait(f"location.hash !== '{before}' && !document.getElementById('result').hidden", seconds=180)

    def download(self, format):
        b = self.browser
        b.download_into(self.folder)
        b.click("#tab-files")
        self.check("files")
        b.click(f'[data-format="{format}"]')
        return b.until(lambda: next(iter(self.folder.glob(f"*.{format}")), None), f"the {format}")

    def ask(self, question, answer):
        b = self.browser
        b.click("#tab-ask")
        b.click("#question")
        b.type(question)
        b.press("Enter")
        b.wait("document.querySelectorAll('.message:not(.user)').length > 0")
        told = b.run("document.querySelector('.message:not(.user) p').textContent")
        assert answer in told, told
        b.click(".citations button")
        b.wait("document.querySelectorAll('#overlay .cited').length > 0")
        self.check("ask")


    def headings(self, *levels):
        """What the headings of a page of these levels become."""
        blocks = [{"type": "heading", "level": level, "region": {"box": [0, 0, 9, 9]},
                   "paragraph": {"lines": [{"box": [0, 0, 9, 9], "words": []}]}} for level in levels]
        return self.browser.run(
            "import('/web/text.js').then(m => { const view = new m.TextView(() => null, {}); view.show({words: [],"
            " blocks: %s}); return [...document.querySelectorAll('#text :is(h2, h3, h4, h5, h6)')].map(e => e.tagName"
            ".toLowerCase()); })" % json.dumps(blocks))


def main():
    address, token, scan, folder, *pictures = sys.argv[1:]
    folder = pathlib.Path(folder)
    with Browser() as browser:
        visit = Visit(browser, address, token, scan, folder, pathlib.Path(pictures[0]) if pictures else None)
        visit.sign_in()
        visit.tab_through_start()
        visit.hand_in()
        visit.hover()
        visit.correct("Bindery", "Bookbinders")
        visit.correct_with_keys("Ellis", "Elvira")
        visit.change_cell("4", "five")
        visit.export(3)
        pdf = visit.download("pdf")
        text = text_of(pdf)
        for word in ("Bookbinders", "Elvira", "five"):
            assert word in text, f"{word} is not in the PDF: {text[:300]}"
        visit.ask("What is the total?", "2,145.60")
        browser.open(address)
        browser.wait("document.querySelectorAll('#jobs button').length === 2")
        visit.check("recent")
        assert visit.headings(3, 1, 3, 2, 3, 4) == ["h2", "h2", "h3", "h3", "h4", "h5"], visit.headings(3, 1, 3, 2, 3, 4)
        complaints = browser.complaints()
        assert not complaints, complaints
    print("everything is as it should be")


if __name__ == "__main__":
    main()

// The words of a page as text: the same words as on the picture, to be read and put right.
import { linesOf, trust } from "./model.js";

const $ = id => document.getElementById(id);

export class TextView {
  #spans = new Map();
  #words = [];
  #current = 0;
  #depth = 1;

  /** `words` hears of `hover(word, isOn)` and `corrected(word)`. */
  constructor(model, words) {
    this.model = model;
    this.words = words;
    const text = $("text");
    const word = event => this.#words[event.target.closest?.(".word")?.dataset.index];
    text.addEventListener("pointerover", event => word(event) && words.hover(word(event), true));
    text.addEventListener("pointerout", event => word(event) && words.hover(word(event), false));
    text.addEventListener("focusin", event => word(event) && this.#focused(word(event)));
    text.addEventListener("focusout", event => word(event) && words.hover(word(event), false));
    text.addEventListener("click", event => word(event) && this.edit(word(event)));
    text.addEventListener("keydown", event => this.#key(event));
  }

  show(page) {
    this.#spans.clear();
    this.#words = page.words;
    this.#current = 0;
    this.#depth = 1;
    const parts = page.blocks.map(block => this.#block(block)).filter(Boolean);
    if (!parts.length) parts.push(element("p", "hint", "Nothing was read on this page."));
    $("text").replaceChildren(...parts);
    const first = this.#spans.get(page.words[0]);
    if (first) first.tabIndex = 0;
  }

  #block(block) {
    switch (block.type) {
      case "heading": return this.#heading(block);
      case "header": case "footer": case "footnote": case "caption": return this.#lines("p", block, "aside");
      case "code": return this.#lines("pre", block);
      case "list": return this.#list(block);
      case "table": return this.#table(block);
      case "separator": return document.createElement("hr");
      default: return linesOf(block).length ? this.#lines("p", block) : null;
    }
  }

  /** None is left out on the way down, as where a page begins in the middle of a chapter. */
  #heading(block) {
    this.#depth = Math.min(block.level + 1, this.#depth + 1, 6);
    return this.#lines(`h${this.#depth}`, block);
  }

  #lines(name, block, style) {
    const parent = element(name, style ?? "");
    if (block.marker) parent.append(`${block.marker} `);
    const lines = linesOf(block);
    for (const [index, line] of lines.entries()) {
      for (const word of line.words) parent.append(this.#span(word), " ");
      if (line.endsHyphenated) parent.lastChild.remove();
      // A line that ends early was ended by somebody.
      const isShort = line.box[2] < block.region.box[2] * 0.8;
      if (index < lines.length - 1 && (name === "pre" || isShort)) parent.append(document.createElement("br"));
    }
    return parent;
  }

  #list(block) {
    const list = element(block.kind === "numbered" ? "ol" : "ul", "");
    for (const item of block.items) {
      const entry = document.createElement("li");
      entry.append(...item.blocks.map(inner => this.#block(inner)).filter(Boolean));
      list.append(entry);
    }
    return list;
  }

  #table(block) {
    const table = document.createElement("table");
    for (let row = 0; row < block.rowCount; row++) {
      const line = table.insertRow();
      for (const cell of block.cells.filter(cell => cell.row === row)) {
        const place = document.createElement(row < (block.headerRowCount ?? 0) ? "th" : "td");
        place.colSpan = cell.columnSpan ?? 1;
        place.rowSpan = cell.rowSpan ?? 1;
        for (const inner of cell.blocks) for (const part of linesOf(inner)) {
          for (const word of part.words) place.append(this.#span(word), " ");
        }
        line.append(place);
      }
    }
    const box = element("div", "scroll");
    box.append(table);
    return box;
  }

  #span(word) {
    const span = element("span", `word ${trust(word)}`, word.text);
    span.dataset.index = this.#words.indexOf(word);
    span.tabIndex = -1;
    span.setAttribute("role", "button");
    describe(span, word);
    this.#spans.set(word, span);
    return span;
  }

  #focused(word) {
    const before = this.#spans.get(this.#words[this.#current]);
    if (before) before.tabIndex = -1;
    this.#current = this.#words.indexOf(word);
    this.#spans.get(word).tabIndex = 0;
    this.words.hover(word, true);
  }

  #key(event) {
    if (event.target.matches("input")) return;
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const word = this.#words[this.#current];
    if (step) this.#focus(this.#current + step);
    else if (event.key === "Home") this.#focus(0);
    else if (event.key === "End") this.#focus(this.#words.length - 1);
    else if (event.key === "Enter" && word) this.edit(word);
    else if (event.key.toLowerCase() === "n" && !event.ctrlKey && !event.metaKey && !event.altKey) this.#focusDoubtful();
    else return;
    event.preventDefault();
  }

  #focus(index) { this.#spans.get(this.#words[index])?.focus(); }

  #focusDoubtful() {
    const order = [...this.#words.keys()].map(step => (this.#current + 1 + step) % this.#words.length);
    const next = order.find(index => ["likely", "doubtful"].includes(trust(this.#words[index])));
    if (next !== undefined) this.#focus(next);
  }

  /** Puts a field in the place of the word. */
  edit(word) {
    const span = this.#spans.get(word);
    if (!span || span.querySelector("input")) return;
    const input = element("input", "word-input");
    input.value = word.text;
    input.size = Math.max(3, word.text.length + 1);
    input.setAttribute("aria-label", `Correct ${word.text}`);
    span.replaceChildren(input);
    let isOver = false;
    const end = isKept => {
      if (isOver) return;
      isOver = true;
      const isChanged = isKept && this.model().correctWord(word, input.value);
      this.refresh(word);
      if (isChanged) this.words.corrected(word);
    };
    input.addEventListener("keydown", event => {
      event.stopPropagation();
      if (event.key !== "Enter" && event.key !== "Escape") return;
      event.preventDefault();
      end(event.key === "Enter");
      span.focus();
    });
    input.addEventListener("blur", () => end(true));
    input.focus();
    input.select();
  }

  refresh(word) {
    const span = this.#spans.get(word);
    if (!span) return;
    span.textContent = word.text || "∅";
    span.className = `word ${trust(word)}`;
    describe(span, word);
  }

  mark(word, name, isOn) { this.#spans.get(word)?.classList.toggle(name, isOn); }

  reveal(word) { this.#spans.get(word)?.scrollIntoView({ block: "nearest" }); }
}

function describe(span, word) {
  const told = { likely: ", look twice", doubtful: ", doubtful", corrected: `, corrected, was ${word.was}` }[trust(word)] ?? "";
  span.setAttribute("aria-label", (word.text || "nothing") + told);
}

export function element(name, style, text) {
  const made = document.createElement(name);
  if (style) made.className = style;
  if (text !== undefined) made.textContent = text;
  return made;
}

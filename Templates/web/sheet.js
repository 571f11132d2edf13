// The page as a picture with its words over it.
import { call } from "./api.js";
import { trust } from "./model.js";

const $ = id => document.getElementById(id);

export class Sheet {
  #zoom = 1;
  #shown = 0;
  #address = null;

  /** `words` hears of `hover(word, isOn)` and `edit(word)`. */
  constructor(words) {
    this.rects = new Map();
    const overlay = $("overlay");
    const word = event => this.#words?.[event.target.dataset?.index];
    overlay.addEventListener("pointerover", event => word(event) && words.hover(word(event), true));
    overlay.addEventListener("pointerout", event => word(event) && words.hover(word(event), false));
    overlay.addEventListener("click", event => word(event) && words.edit(word(event)));
    $("boxes").addEventListener("change", () => $("canvas").classList.toggle("bare", !$("boxes").checked));
    $("zoom-in").addEventListener("click", () => this.zoom(1.25));
    $("zoom-out").addEventListener("click", () => this.zoom(0.8));
  }

  #words = [];

  zoom(factor) {
    this.#zoom = Math.min(6, Math.max(0.5, this.#zoom * factor));
    $("canvas").style.width = `${this.#zoom * 100}%`;
  }

  async show(job, index, page) {
    this.#words = page.words;
    this.rects.clear();
    const overlay = $("overlay");
    overlay.setAttribute("viewBox", `0 0 ${page.size.width} ${page.size.height}`);
    overlay.replaceChildren(...page.words.map((word, number) => this.#rect(word, number)));
    $("canvas").style.aspectRatio = `${page.size.width} / ${page.size.height}`;
    await this.#showPicture(`/v1/jobs/${job}/pages/${index + 1}.png`, index);
  }

  #rect(word, number) {
    const rect = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    const [x, y, width, height] = word.box;
    for (const [name, value] of Object.entries({ x, y, width, height, rx: 2 })) rect.setAttribute(name, value);
    rect.dataset.index = number;
    rect.setAttribute("class", trust(word));
    this.rects.set(word, rect);
    return rect;
  }

  async #showPicture(path, index) {
    const number = ++this.#shown;
    const picture = $("picture");
    let blob = null;
    try { blob = await (await call(path)).blob(); } catch { /* The words are shown without it. */ }
    if (number !== this.#shown) return;
    if (this.#address) URL.revokeObjectURL(this.#address);
    this.#address = blob && URL.createObjectURL(blob);
    picture.hidden = !blob;
    picture.alt = blob ? `Page ${index + 1}` : "";
    if (blob) picture.src = this.#address; else picture.removeAttribute("src");
  }

  refresh(word) { this.rects.get(word)?.setAttribute("class", trust(word)); }

  mark(word, name, isOn) { this.rects.get(word)?.classList.toggle(name, isOn); }

  reveal(word) { this.rects.get(word)?.scrollIntoView({ block: "center", inline: "center", behavior: "smooth" }); }
}

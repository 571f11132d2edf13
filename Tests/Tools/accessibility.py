"""Checks of a page that people with a screen reader, a keyboard or weak eyes depend on."""

CONTRAST = r"""
(() => {
  const parse = text => {
    const numbers = text.match(/[\d.]+/g).map(Number);
    return text.startsWith("color(srgb") ? [...numbers.slice(0, 3).map(n => n * 255), numbers[3] ?? 1]
      : [numbers[0], numbers[1], numbers[2], numbers[3] ?? 1];
  };
  const over = (top, below) => [0, 1, 2].map(i => top[i] * top[3] + below[i] * (1 - top[3])).concat(1);
  const ground = element => {
    const layers = [];
    for (let e = element; e; e = e.parentElement) layers.unshift(parse(getComputedStyle(e).backgroundColor));
    const dark = matchMedia("(prefers-color-scheme: dark)").matches;
    return layers.reduce((below, top) => over(top, below), dark ? [0, 0, 0, 1] : [255, 255, 255, 1]);
  };
  const light = color => {
    const [r, g, b] = color.map(v => v / 255).map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const weak = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode.textContent.trim();
    const element = walker.currentNode.parentElement;
    if (!text || !element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    if (element.closest(".unseen, .skip, :disabled, noscript, script, style")) continue;
    const style = getComputedStyle(element);
    const below = ground(element);
    const [a, b] = [light(over(parse(style.color), below)), light(below)].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    const size = parseFloat(style.fontSize);
    const needed = size >= 24 || (size >= 18.66 && style.fontWeight >= 700) ? 3 : 4.5;
    if (ratio < needed) weak.push(`${text.slice(0, 30)}: ${ratio.toFixed(2)}`);
  }
  return weak;
})()
"""

STRUCTURE = r"""
(() => {
  const broken = [];
  const seen = e => e.checkVisibility();
  if (!document.documentElement.lang) broken.push("the page has no language");
  if (document.querySelectorAll("main").length !== 1) broken.push("there is not one main part");
  const ids = [...document.querySelectorAll("[id]")].map(e => e.id);
  for (const id of ids) if (ids.indexOf(id) !== ids.lastIndexOf(id)) broken.push(`the id ${id} is twice there`);
  for (const name of ["aria-labelledby", "aria-controls", "aria-describedby"]) {
    for (const e of document.querySelectorAll(`[${name}]`)) {
      for (const id of e.getAttribute(name).split(" ")) {
        if (!document.getElementById(id)) broken.push(`${name} names ${id}, which is not there`);
      }
    }
  }
  const headings = [...document.querySelectorAll("main :is(h1, h2, h3, h4, h5, h6)")].filter(seen).map(e => +e.tagName[1]);
  if (headings.filter(level => level === 1).length !== 1) broken.push(`there are ${headings} headings`);
  headings.reduce((before, level) => {
    if (level > before + 1) broken.push(`a heading of level ${level} follows one of ${before}`);
    return level;
  }, 0);
  for (const e of document.querySelectorAll("img")) if (!e.hasAttribute("alt")) broken.push("a picture has no alt");
  for (const e of document.querySelectorAll("button, .button, input, select")) {
    const box = e.getBoundingClientRect();
    if (seen(e) && !e.matches("[type=checkbox], .unseen, .choice input, .word-input") && box.height < 24) {
      broken.push(`${e.id || e.textContent} is only ${box.height} pixels high`);
    }
  }
  if (document.documentElement.scrollWidth > innerWidth + 1) broken.push("the page is wider than the window");
  return broken;
})()
"""

NAMED = {"button", "textbox", "checkbox", "combobox", "link", "tab", "tabpanel", "dialog", "img", "image",
         "progressbar", "meter", "listbox", "searchbox", "radio"}


def nameless(browser):
    """Controls and parts that a screen reader would have no name for, by the browser's own tree."""
    found = []
    for node in browser.send("Accessibility.getFullAXTree")["nodes"]:
        role = node.get("role", {}).get("value")
        if node.get("ignored") or role not in NAMED:
            continue
        if not node.get("name", {}).get("value", "").strip():
            found.append(f"a {role} has no name (node {node.get('backendDOMNodeId')})")
    return found


def focus_order(browser, steps):
    """What the Tab key goes to, with the place of each in the document and whether its focus can be seen."""
    order = []
    for _ in range(steps):
        browser.press("Tab")
        order.append(browser.run(r"""
          (() => {
            const e = document.activeElement;
            if (!e || e === document.body) return null;
            const shown = e.matches(".unseen, .choice input") ? (e.labels?.[0]?.querySelector("span") ?? e.nextElementSibling ?? e) : e;
            const style = getComputedStyle(shown);
            return { id: e.id || e.textContent.trim().slice(0, 20) || e.name || e.tagName,
                     place: [...document.querySelectorAll("*")].indexOf(e),
                     seen: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 };
          })()"""))
    return order


def check(browser, where):
    """Fails with everything that is wrong."""
    wrong = browser.run(STRUCTURE) + nameless(browser)
    wrong += [f"weak contrast: {text}" for text in browser.run(CONTRAST)]
    assert not wrong, f"{where}: " + "; ".join(wrong[:12])

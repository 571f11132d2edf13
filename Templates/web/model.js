// What was read, and what was put right in it.
const linesOf = block => block.lines ?? block.paragraph?.lines ?? [];
const insideOf = block => block.type === "list" ? block.items.flatMap(item => item.blocks)
  : block.type === "table" ? block.cells.flatMap(cell => cell.blocks) : [];

/** All words of a block in reading order, those of blocks inside it too. */
export const wordsOf = block => [
  ...linesOf(block).flatMap(line => line.words), ...insideOf(block).flatMap(wordsOf)];

export { linesOf };

export const textOf = block => wordsOf(block).map(word => word.text).join(" ");

export function tablesOf(blocks) {
  return blocks.flatMap(block => block.type === "table" ? [block]
    : block.type === "list" ? tablesOf(block.items.flatMap(item => item.blocks)) : []);
}

/** How far a word is to be trusted: the names are those of the style sheet. */
export function trust(word) {
  if (word.was !== undefined) return "corrected";
  if (word.confidence === undefined || word.confidence >= 0.85) return "sure";
  return word.confidence >= 0.6 ? "likely" : "doubtful";
}

export class DocumentModel {
  constructor(json) {
    this.pages = json.pages.map(page => ({ ...page, words: page.blocks.flatMap(wordsOf) }));
    this.cells = new Map();
  }

  correctWord(word, text) {
    const wanted = text.trim().replace(/\s+/g, " ");
    if (wanted === word.text) return false;
    if (word.was === undefined) word.was = word.text;
    word.text = wanted;
    if (word.text === word.was) delete word.was;
    return true;
  }

  correctCell(page, table, cell, text) {
    const wanted = text.trim().replace(/\s+/g, " ");
    const place = `${page}/${table.id}/${cell.row}/${cell.column}`;
    const before = cell.blocks.map(textOf).join(" ");
    if (wanted === before) return this.cells.delete(place);
    this.cells.set(place, { page: page + 1, block: table.id, row: cell.row, column: cell.column, replacement: wanted });
    return true;
  }

  cellText(page, table, cell) {
    return this.cells.get(`${page}/${table.id}/${cell.row}/${cell.column}`)?.replacement
      ?? cell.blocks.map(textOf).join(" ");
  }

  /** What the server takes. */
  get corrections() {
    const words = this.pages.flatMap((page, index) => page.words.filter(word => word.was !== undefined)
      .map(word => ({ page: index + 1, box: word.box, text: word.was, replacement: word.text })));
    return { words, cells: [...this.cells.values()] };
  }

  get correctionCount() {
    const { words, cells } = this.corrections;
    return words.length + cells.length;
  }

  undo() {
    for (const word of this.pages.flatMap(page => page.words)) {
      if (word.was === undefined) continue;
      word.text = word.was;
      delete word.was;
    }
    this.cells.clear();
  }

  /** The words that a piece of the page's text is made of; none when it isn't found. */
  find(page, snippet) {
    const squashed = text => text.replace(/\s+/g, "");
    const wanted = squashed(snippet);
    const words = this.pages[page]?.words ?? [];
    const starts = [];
    let all = "";
    for (const word of words) {
      starts.push(all.length);
      all += squashed(word.was ?? word.text);
    }
    const start = all.indexOf(wanted);
    if (start < 0 || !wanted) return [];
    const end = start + wanted.length;
    return words.filter((word, index) => starts[index] < end && (starts[index + 1] ?? all.length) > start);
  }
}

// Tables as grids whose cells can be changed.
import { tablesOf } from "./model.js";
import { element } from "./text.js";

/** Shows the tables of a page; `changed` is called when a cell was. */
export function showTables(place, model, index, changed) {
  const tables = tablesOf(model.pages[index].blocks);
  place.replaceChildren(...tables.map((table, number) => grid(model, index, table, number, changed)));
  if (!tables.length) place.append(element("p", "hint", "There is no table on this page."));
}

function grid(model, index, table, number, changed) {
  const box = element("div", "grid-box");
  box.append(element("h2", "", `Table ${number + 1}`));
  const scroll = element("div", "scroll");
  const made = element("table", "grid");
  made.setAttribute("aria-label", `Table ${number + 1}, editable`);
  for (let row = 0; row < table.rowCount; row++) {
    const line = made.insertRow();
    for (const cell of table.cells.filter(cell => cell.row === row)) line.append(field(model, index, table, cell, changed));
  }
  made.addEventListener("keydown", move);
  scroll.append(made);
  box.append(scroll);
  return box;
}

function field(model, index, table, cell, changed) {
  const isHeading = cell.row < (table.headerRowCount ?? 0);
  const place = document.createElement(isHeading ? "th" : "td");
  if (isHeading) place.scope = "col";
  place.colSpan = cell.columnSpan ?? 1;
  place.rowSpan = cell.rowSpan ?? 1;
  const input = document.createElement("textarea");
  input.value = model.cellText(index, table, cell);
  input.cols = Math.min(28, Math.max(6, input.value.length));
  input.rows = Math.max(1, Math.ceil(input.value.length / 24));
  if (/^[-+(]?[^\p{L}]{0,2}[\d.,\s]+[^\p{L}]{0,2}$/u.test(input.value)) input.classList.add("number");
  input.setAttribute("aria-label", `Row ${cell.row + 1}, column ${cell.column + 1}`);
  input.addEventListener("change", () => {
    place.classList.toggle("corrected", model.correctCell(index, table, cell, input.value));
    changed();
  });
  place.append(input);
  return place;
}

/** Up, down and Enter go from row to row. */
function move(event) {
  const step = { ArrowUp: -1, ArrowDown: 1, Enter: 1 }[event.key];
  if (!step) return;
  const place = event.target.closest("td, th");
  const next = event.currentTarget.rows[place.parentNode.rowIndex + step]?.cells[place.cellIndex];
  next?.querySelector("textarea")?.focus();
  event.preventDefault();
}

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
  const input = document.createElement("input");
  input.value = model.cellText(index, table, cell);
  input.size = Math.min(40, Math.max(4, input.value.length));
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
  next?.querySelector("input")?.focus();
  event.preventDefault();
}

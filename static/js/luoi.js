// A table of inputs as a spreadsheet (data-luoi): a block pasted from Excel fills the cells from the focused one on;
// Enter and the arrows walk. Without script it stays a form.
"use strict";
(() => {
  const all = (css, root) => [...root.querySelectorAll(css)];
  const rowsOf = (table) => all("tbody tr", table);
  const at = (table, row, column) => rowsOf(table)[row]?.cells[column]?.querySelector("input");
  const place = (input) => {
    const cell = input.closest("td");
    return [rowsOf(input.closest("table")).indexOf(cell.parentElement), cell.cellIndex];
  };

  // Excel quotes a cell that holds a line break or a tab; a break inside quotes is no new row.
  const parse = (text) => {
    const rows = [[""]];
    let quoted = false;
    const put = (letter) => { const row = rows[rows.length - 1]; row[row.length - 1] += letter; };
    for (let i = 0; i < text.length; i++) {
      const letter = text[i], last = rows[rows.length - 1];
      if (letter === '"' && (quoted || last[last.length - 1] === "")) {
        if (quoted && text[i + 1] === '"') { put('"'); i++; } else quoted = !quoted;
      } else if (quoted) put(letter === "\n" ? " " : letter);
      else if (letter === "\t") last.push("");
      else if (letter === "\n") rows.push([""]);
      else put(letter);
    }
    if (rows.length > 1 && rows[rows.length - 1].join("") === "") rows.pop();
    return rows;
  };

  document.addEventListener("paste", (e) => {
    const input = e.target.closest?.("table[data-luoi] input");
    const text = e.clipboardData?.getData("text/plain").replace(/\r\n?/g, "\n") ?? "";
    if (!input || !/[\t\n]/.test(text.replace(/\n$/, ""))) return;
    e.preventDefault();
    const table = input.closest("table"), [top, left] = place(input);
    let outside = 0;
    parse(text).forEach((row, down) => row.forEach((value, right) => {
      const cell = at(table, top + down, left + right);
      if (!cell) { if (value.trim()) outside++; return; }
      cell.value = value.trim();
      cell.classList.add("vua-dan");
      cell.dispatchEvent(new Event("input", { bubbles: true }));
    }));
    let note = document.querySelector("#luoi-tin");
    if (!note) {
      note = Object.assign(document.createElement("p"), { id: "luoi-tin", className: "the-chan" });
      note.setAttribute("role", "status");
      table.closest(".the").append(note);
    }
    note.textContent = outside ? `Đã dán; ${outside} ô nằm ngoài lưới hoặc không nhập được nên bỏ qua.` : "Đã dán. Bấm Lưu để ghi.";
  });

  document.addEventListener("keydown", (e) => {
    const input = e.target.closest?.("table[data-luoi] input");
    if (!input || e.ctrlKey || e.metaKey || e.altKey) return;
    const start = input.selectionStart === 0, end = input.selectionEnd === input.value.length;
    const step = {
      Enter: [e.shiftKey ? -1 : 1, 0], ArrowDown: [1, 0], ArrowUp: [-1, 0],
      ArrowLeft: start && [0, -1], ArrowRight: end && [0, 1],
    }[e.key];
    if (!step) return;
    e.preventDefault();
    const table = input.closest("table");
    let [row, column] = place(input), next;
    do { row += step[0]; column += step[1]; next = at(table, row, column); } while (!next && rowsOf(table)[row]?.cells[column]);
    next?.focus();
    next?.select();
  });
})();

const formula = /^'*\s*[=+\-@＝＋－＠]/;

/** A cell of a CSV file. A dish named `=HYPERLINK(…)` must stay a text in a spreadsheet; `withoutApostrophe` undoes that. */
export function writeCell(text: string): string {
  const harmless = formula.test(text) ? `'${text}` : text;
  return /[",;\t\r\n']/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

export function withoutApostrophe(text: string): string {
  return text.startsWith("'") && formula.test(text) ? text.slice(1) : text;
}

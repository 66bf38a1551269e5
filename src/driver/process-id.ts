/** Four characters 0–9, a–z that name one delivery to the printer. */
export type ProcessId = string & { readonly processId: unique symbol };

// The last one, zzzz, is kept for asking whether a printer echoes at all.
const count = 36 ** 4 - 1;

/** The id of the caller's counter; the same again only after 1,679,614 others. */
export function formatProcessId(counter: number): ProcessId {
  const text = (((counter % count) + count) % count).toString(36).padStart(4, '0');
  return parseProcessId(text);
}

/** @throws RangeError when the text is not an id. */
export function parseProcessId(text: string): ProcessId {
  if (!isProcessId(text)) throw new RangeError(`Not a process id: ${JSON.stringify(text)}`);
  return text;
}

function isProcessId(text: string): text is ProcessId {
  return /^[0-9a-z]{4}$/.test(text);
}

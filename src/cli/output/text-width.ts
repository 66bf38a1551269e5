import stringWidth from 'string-width';

const known = new Map<string, number>();
/** A screen shows some hundred different texts; what comes and goes must not pile up. */
const mostKnown = 4000;

/** The columns that a text takes in a terminal; Chinese characters take two. Screens ask for the same texts each second. */
export function textWidth(text: string): number {
  if (/^[\u0020-\u007E]*$/.test(text)) return text.length;
  const found = known.get(text);
  if (found !== undefined) return found;
  if (known.size >= mostKnown) known.clear();
  const width = stringWidth(text);
  known.set(text, width);
  return width;
}

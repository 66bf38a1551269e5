/** What Shift and a digit give on a keyboard with the American row, which Chinese ones have too; a terminal tells no more. */
const row = '!@#$%^&*(';

/** The digit of a key that was pressed with Shift. */
export function shiftedDigit(input: string): number | undefined {
  const place = input.length === 1 ? row.indexOf(input) : -1;
  return place < 0 ? undefined : place + 1;
}

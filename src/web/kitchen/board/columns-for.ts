export interface BoardSize {
  readonly width: number;
  readonly height: number;
  /** Of a dish's name, px. */
  readonly fontSize: number;
}

export const gap = 12;
const leastWidth = 300;
const most = 6;

/** As many columns as fit: none is narrower than 300 px, or than fourteen characters of a dish. */
export function columnsFor({ width, fontSize }: BoardSize): {
  readonly count: number;
  readonly width: number;
} {
  const wanted = Math.max(leastWidth, fontSize * 14);
  const count = Math.min(most, Math.max(1, Math.floor((width + gap) / (wanted + gap))));
  return { count, width: Math.floor((width - gap * (count - 1)) / count) };
}

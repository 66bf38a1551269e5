/** A4, in points of 1/72 inch. */
export const page = { width: 595, height: 842 } as const;

export const cardsOnPage = 9;

/** A rectangle; the origin is the upper left corner of the page. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface PlacedCard {
  readonly card: Box;
  readonly store: Box;
  readonly table: Box;
  readonly code: Box;
  readonly hint: Box;
}

const margin = 28;
const across = 3;
const cardWidth = (page.width - 2 * margin) / across;
const cardHeight = (page.height - 2 * margin) / (cardsOnPage / across);
/** 43 mm: read from half a metre by any phone. */
const codeSide = 122;

/** Where the card of that index on its page stands, row by row, and what is on it. */
export function placeCard(index: number): PlacedCard {
  const left = margin + (index % across) * cardWidth;
  const top = margin + Math.floor(index / across) * cardHeight;
  const line = (from: number, height: number): Box => ({
    left: left + 10,
    top: top + from,
    width: cardWidth - 20,
    height,
  });
  return {
    card: { left, top, width: cardWidth, height: cardHeight },
    store: line(14, 18),
    table: line(36, 48),
    code: { left: left + (cardWidth - codeSide) / 2, top: top + 92, width: codeSide, height: codeSide },
    hint: line(222, 18),
  };
}

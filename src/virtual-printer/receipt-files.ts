import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { coerceError } from '../domain/errors.ts';
import type { Pictures } from '../drawing/pictures.ts';
import type { Receipt } from './paper.ts';
import { renderReceiptAsText } from './receipt-text.ts';
import { drawnWidth, renderReceiptAsSvg } from './svg.ts';

export interface ReceiptFiles {
  /** Writes `NNN.txt`, `NNN.json` and `NNN.svg`, and `NNN.png` where there are pictures, one receipt after the other. */
  save(receipt: Receipt): void;
  /** Resolves when all of them are written. */
  settled(): Promise<void>;
}

/** Keeps receipts as files in `dir`, numbered on from those that are there. */
export async function createReceiptFiles({
  dir,
  dots,
  pictures,
  onError,
}: {
  dir: string;
  dots: number;
  pictures?: Pictures;
  onError: (error: Error) => void;
}): Promise<ReceiptFiles> {
  await mkdir(dir, { recursive: true });
  let last = getLastNumber(await readdir(dir));
  let writing = Promise.resolve();

  async function write(name: string, receipt: Receipt): Promise<void> {
    const svg = renderReceiptAsSvg(receipt, dots);
    const contents = {
      txt: renderReceiptAsText(receipt, dots),
      json: `${JSON.stringify(receipt, undefined, 2)}\n`,
      svg,
      ...(pictures && { png: await pictures.png(svg, drawnWidth(dots)) }),
    };
    for (const [extension, content] of Object.entries(contents)) {
      await writeFile(join(dir, `${name}.${extension}`), content);
    }
  }

  return {
    save: (receipt) => {
      const name = String(++last).padStart(3, '0');
      writing = writing.then(() => write(name, receipt)).catch((thrown) => onError(coerceError(thrown)));
    },
    settled: () => writing,
  };
}

function getLastNumber(names: readonly string[]): number {
  const numbers = names.map((name) => Number(/^(\d{3,})\.json$/.exec(name)?.[1] ?? 0));
  return Math.max(0, ...numbers);
}

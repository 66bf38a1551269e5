import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { findHurdles } from './use-by-hand-and-key.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** What axe-core finds that is serious or critical and what hands and keys can't use, as sentences; empty when everybody can use the page. */
export async function findBarriers(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<AxeResults>(
    "axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] })",
  );
  const serious = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `${id}: ${help}: ${html.slice(0, 200)}`));
  return [...serious, ...(await findHurdles(page))];
}

/** A page is kept as this many columns and rows of grey. */
const columns = 48;
/** Mean difference of grey per cell, of 255: another version of a font makes about 2, a part that is gone 8 and more. */
const tolerance = 5;

/**
 * Holds what a visitor sees against the picture kept in test/web/pictures: as coarse grey, so that a font's version or the time of
 * day doesn't matter and a part that is gone, moved or doubled does. The full picture is left in build/screenshots to be looked
 * at; UPDATE_PICTURES=1 keeps it as the one to compare with.
 * @returns what is wrong; undefined when all is well
 */
export async function comparePicture(page: Page, name: string): Promise<string | undefined> {
  await page.evaluate('document.fonts.ready');
  const surplus = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
  if (surplus > 1) return `${name}: the page is ${surplus} px wider than its screen`;
  const shot = await page.screenshot({ animations: 'disabled', caret: 'hide' });
  keep(join(root, 'build', 'screenshots', `${name}.png`), shot);
  const size = page.viewportSize() ?? { width: 1, height: 1 };
  const rows = Math.round((columns * size.height) / size.width);
  const coarse = sharp(shot).resize(columns, rows, { fit: 'fill' }).greyscale();
  const goldenFile = join(root, 'test', 'web', 'pictures', `${name}.png`);
  if (process.env['UPDATE_PICTURES'] === '1') keep(goldenFile, await coarse.clone().png().toBuffer());
  if (!existsSync(goldenFile)) return `${name}: there is no picture to compare with`;
  const [seen, golden] = await Promise.all([
    coarse.clone().raw().toBuffer(),
    sharp(readFileSync(goldenFile)).greyscale().raw().toBuffer(),
  ]);
  if (seen.length !== golden.length) return `${name}: ${seen.length} cells instead of ${golden.length}`;
  const total = seen.reduce((sum, cell, index) => sum + Math.abs(cell - (golden[index] ?? 0)), 0);
  const difference = total / seen.length;
  return difference > tolerance
    ? `${name}: differs by ${difference.toFixed(1)} of ${tolerance}; look at build/screenshots/${name}.png`
    : undefined;
}

function keep(file: string, bytes: Buffer): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, bytes);
}

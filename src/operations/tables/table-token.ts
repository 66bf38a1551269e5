import { createHmac, timingSafeEqual } from 'node:crypto';
import type { DiningTable } from '../../domain/places.ts';

/**
 * The token in a table's QR code: `{table}.{tag}`, the tag being 128 bits of HMAC-SHA256 over store, table and version. It is
 * printed and never expires; raising the table's version makes it worthless.
 */
export function tableToken(
  table: Pick<DiningTable, 'id' | 'storeId' | 'tokenVersion'>,
  secret: string,
): string {
  return `${table.id}.${tagOf(table, secret).toString('base64url')}`;
}

/** The table a token names, before its tag was checked. */
export function tableIdOf(token: string): number | undefined {
  const match = /^([1-9]\d{0,9})\.[\w-]{22}$/.exec(token);
  return match ? Number(match[1]) : undefined;
}

export function isTableToken(token: string, table: DiningTable, secret: string): boolean {
  const tag = Buffer.from(token.slice(token.indexOf('.') + 1), 'base64url');
  const expected = tagOf(table, secret);
  return tag.length === expected.length && timingSafeEqual(tag, expected);
}

function tagOf(
  { id, storeId, tokenVersion }: Pick<DiningTable, 'id' | 'storeId' | 'tokenVersion'>,
  secret: string,
): Buffer {
  return createHmac('sha256', secret).update(`${storeId}|${id}|${tokenVersion}`).digest().subarray(0, 16);
}

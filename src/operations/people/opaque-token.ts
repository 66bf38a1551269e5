import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits as text behind a prefix that says what it is: `rcd_` device, `rct_` socket ticket, `rcr_` refresh, `rcp_` pairing. */
export function newOpaqueToken(prefix: 'rcd_' | 'rct_' | 'rcr_' | 'rcp_'): string {
  return prefix + randomBytes(32).toString('base64url');
}

/** What is stored of an opaque token; a thief of the database can't use it. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

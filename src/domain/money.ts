import { DomainError } from './errors.ts';

/** An amount in minor units (分, cents); always an integer. */
export type Minor = number;

/** Upper bound of one amount in a request: 1,000,000.00. */
export const maxAmount: Minor = 100_000_000;

/**
 * Reads an amount as it stands on the wire: a number in major units with at most two decimals.
 * @throws DomainError `invalid` for NaN, infinities, negatives, more than two decimals or above 1,000,000.
 */
export function parseAmount(major: number): Minor {
  const minor = Math.round(major * 100);
  if (!Number.isFinite(major) || minor / 100 !== major)
    throw new DomainError('invalid', 'An amount has at most two decimals.');
  if (major < 0 || minor > maxAmount)
    throw new DomainError('invalid', 'An amount lies between 0 and 1,000,000.');
  return minor;
}

/** The amount as a JSON number in major units: 7600 becomes 76, 1250 becomes 12.5. */
export function toMajor(minor: Minor): number {
  return minor / 100;
}

/** For people: `7600` becomes `76.00`, `123456` becomes `1,234.56`. */
export function formatAmount(minor: Minor): string {
  const digits = Math.abs(minor).toString().padStart(3, '0');
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${minor < 0 ? '-' : ''}${whole}.${digits.slice(-2)}`;
}

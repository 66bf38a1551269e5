import { formatAmount, type Minor } from '../domain/money.ts';

/** `¥12,345.60` of 1234560; the sign goes before the symbol. */
export function formatPrice(minor: Minor, currency: string): string {
  const sign = minor < 0 ? '-' : '';
  return `${sign}${symbols[currency] ?? `${currency} `}${formatAmount(Math.abs(minor))}`;
}

const symbols: Readonly<Record<string, string>> = {
  CNY: '¥',
  JPY: '¥',
  GBP: '£',
  EUR: '€',
  USD: '$',
  HKD: 'HK$',
  TWD: 'NT$',
  SGD: 'S$',
  AUD: 'A$',
  CAD: 'C$',
};

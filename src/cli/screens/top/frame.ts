import type { ServiceMode } from '../../../domain/order.ts';
import type { Cli } from '../../cli.ts';
import type { TopState } from './top-desk.ts';

/** What every part of a frame is made from. */
export interface Frame {
  readonly state: TopState;
  readonly texts: Cli['texts'];
  readonly language: Cli['language'];
  readonly storeName: string;
  /** IANA name of the store's time zone. */
  readonly timeZone: string;
  /** The server's time, ms. */
  readonly now: number;
  readonly monotonic: number;
  readonly columns: number;
}

/** Where an order goes: `桌8`, or how it leaves. */
export function placeOf(
  { kitchen }: Cli['texts'],
  { table, serviceMode }: { readonly table: string | null; readonly serviceMode: ServiceMode },
): string {
  return table === null ? kitchen.modes[serviceMode] : `${kitchen.table}${table}`;
}

/** `07:40`, from an hour on `1:07:40` */
export function formatAge(seconds: number): string {
  const two = (count: number) => String(count).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  const rest = two(seconds % 60);
  return minutes < 60
    ? `${two(minutes)}:${rest}`
    : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${rest}`;
}

/** `3h12`, `0h04`; from two days on `2d03`: what a process has been up. */
export function formatUptime(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  const hours = Math.floor(minutes / 60);
  const two = (count: number) => String(count).padStart(2, '0');
  return hours < 48 ? `${hours}h${two(minutes % 60)}` : `${Math.floor(hours / 24)}d${two(hours % 24)}`;
}

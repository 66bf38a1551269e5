import { computed } from '@preact/signals';
import { z } from 'zod';
import { type AgeThresholds, defaultThresholds } from '../../client/board/tickets.ts';
import { orderStates } from '../../domain/order.ts';
import { kept } from '../session/kept.ts';

const pair = z.tuple([z.number().positive(), z.number().positive()]);

const schema = z.object({
  storeId: z.int().nullable(),
  /** Null is the pass: whole orders. */
  station: z.string().nullable(),
  status: z.enum(orderStates).nullable(),
  zoom: z.number().min(0.7).max(1.8),
  isNight: z.boolean(),
  isMuted: z.boolean(),
  /** Minutes by station; the pass under ''. */
  thresholds: z.record(z.string(), z.object({ dine_in: pair, takeout: pair, delivery: pair })),
});
type Settings = z.output<typeof schema>;

const defaults: Settings = {
  storeId: null,
  station: null,
  status: null,
  zoom: 1,
  isNight: true,
  isMuted: false,
  thresholds: {},
};

const stored = kept('kitchen.settings', schema);

/** How this screen is set; it stays so over a reload. */
export const settings = computed(() => stored.value ?? defaults);

export function change(part: Partial<Settings>): void {
  stored.value = { ...settings.value, ...part };
}

/** After how many minutes tickets of this screen's station are to be hurried, and late. */
export const thresholds = computed<AgeThresholds>(
  () => settings.value.thresholds[settings.value.station ?? ''] ?? defaultThresholds,
);

export function changeThresholds(next: AgeThresholds): void {
  const own = {
    dine_in: [...next.dine_in],
    takeout: [...next.takeout],
    delivery: [...next.delivery],
  } as const satisfies Record<string, readonly number[]>;
  const parsed = schema.shape.thresholds.valueType.safeParse(own);
  if (!parsed.success) return;
  change({ thresholds: { ...settings.value.thresholds, [settings.value.station ?? '']: parsed.data } });
}

const zooms = [0.7, 0.85, 1, 1.2, 1.4, 1.6, 1.8];

export function zoomBy(steps: number): void {
  const at = zooms.findIndex((zoom) => zoom >= settings.value.zoom - 0.01);
  change({ zoom: zooms[Math.min(zooms.length - 1, Math.max(0, at + steps))] ?? 1 });
}

/** `?store=2&station=热菜&role=expo`: what a kiosk's address says wins over what was set before. */
export function readAddress(search: string): void {
  const query = new URLSearchParams(search);
  const station = query.get('station');
  const store = Number(query.get('store'));
  const part: Partial<Settings> = {
    ...(store > 0 && Number.isInteger(store) && { storeId: store }),
    ...(station && { station }),
    ...(query.get('role') === 'expo' && { station: null }),
  };
  if (Object.keys(part).length > 0) change(part);
}

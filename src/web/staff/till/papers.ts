import { computed, signal } from '@preact/signals';
import { z } from 'zod';
import type { PrinterOnWire } from '../../../protocol/print.ts';
import { api } from '../../session/api.ts';
import { kept } from '../../session/kept.ts';
import { currentStore } from '../../session/store-choice.ts';
import { say } from '../../ui/toasts.tsx';
import { act } from '../act.ts';
import { sendOnce } from '../../session/send-once.ts';
import { tillTexts } from './texts.ts';

/** The printers of the store that are switched on. */
export const printers = signal<readonly PrinterOnWire[]>([]);

/** Which of them prints for this device. */
export const chosenPrinter = kept('staff.printer', z.int());

/** The one that was chosen here; else the one with the drawer, else one of no station, else the first. */
export const tillPrinter = computed(() => {
  const known = printers.value;
  return (
    known.find(({ id }) => id === chosenPrinter.value) ??
    known.find(({ open_drawer }) => open_drawer) ??
    known.find(({ stations }) => stations.length === 0) ??
    known[0]
  );
});

export async function loadPrinters(storeId: number): Promise<void> {
  const { items } = await api.listPrinters({ query: { store_id: storeId, limit: 100 } });
  printers.value = items.filter(({ is_active }) => is_active);
}

/** Prints a paper about an order where this device prints. */
export async function printPaper(orderId: number, type: 'receipt' | 'bill' | 'kitchen'): Promise<boolean> {
  const printer = await findPrinter();
  if (!printer) return false;
  const body = { printer_id: printer.id, order_id: orderId, job_type: type };
  return act(() => sendOnce(['createPrintJob', body], (once) => once.createPrintJob({ body })), {
    done: tillTexts().queued(printer.name),
  });
}

export async function openDrawer(): Promise<boolean> {
  const printer = await findPrinter();
  if (!printer) return false;
  return act(() => api.openDrawer({ params: { id: printer.id }, query: {} }), { done: tillTexts().opened });
}

async function findPrinter(): Promise<PrinterOnWire | undefined> {
  const storeId = currentStore.value?.id;
  if (printers.value.length === 0 && storeId !== undefined) await act(() => loadPrinters(storeId));
  if (!tillPrinter.value) say(tillTexts().noPrinter, 'bad');
  return tillPrinter.value;
}

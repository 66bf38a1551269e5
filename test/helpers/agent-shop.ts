import type { ExecutionContext } from 'ava';
import {
  type AgentEvent,
  type PrintAgent,
  type PrintAgentOptions,
  startPrintAgent,
} from '../../src/print-agent/start-print-agent.ts';
import { createTcpTransport } from '../../src/transports/tcp.ts';
import {
  startVirtualPrinter,
  type VirtualPrinter,
  type VirtualPrinterOptions,
} from '../../src/virtual-printer/start-virtual-printer.ts';
import { type ClientShop, openClientShop } from './client-shop.ts';
import { epson } from './driven-printer.ts';
import { waitUntil } from './wait-for.ts';
import { findPrinterByName } from '../../src/storage/printers.ts';
import { tempDir } from './temp-dir.ts';

const patienceMs = 60_000;

/** A print shop whose printer an agent brings. */
export interface AgentShop extends ClientShop {
  readonly virtual: VirtualPrinter;
  readonly events: AgentEvent[];
  readonly folder: string;
  startAgent(options?: Partial<PrintAgentOptions>): Promise<PrintAgent>;
}

export async function openAgentShop(
  t: ExecutionContext,
  printer: VirtualPrinterOptions = {},
): Promise<AgentShop> {
  const shop = await openClientShop(t);
  const { clock } = shop;
  const virtual = await startVirtualPrinter({ clock, speed: 'instant', bootMs: 0, ...printer });
  t.teardown(() => virtual.close());
  const folder = await tempDir(t);
  const events: AgentEvent[] = [];
  return {
    ...shop,
    virtual,
    events,
    folder,
    settled: async (orderId) => {
      const moving = ['pending', 'waiting', 'printing'];
      await waitUntil(
        async () => (await shop.jobsOf(orderId)).every(({ status }) => !moving.includes(status)),
        patienceMs,
      );
      return shop.settled(orderId);
    },
    startAgent: async (options = {}) => {
      const agent = await startPrintAgent({
        url: shop.url,
        token: shop.token,
        name: 'Kitchen',
        model: 'TM-T82',
        folder,
        transport: createTcpTransport({ host: '127.0.0.1', port: virtual.port, clock }),
        profile: epson,
        columns: 48,
        feedback: 'auto',
        clock,
        lineTimings: { backoff: { first: 500, factor: 1, max: 500, jitter: 0.5 } },
        onEvent: (event) => void events.push(event),
        ...options,
      });
      t.teardown(() => agent.stop());
      await waitUntil(async () => {
        const printer = await findPrinterByName(shop.storage.read, shop.storeId, 'Kitchen');
        return (
          printer !== undefined && printer.status !== 'unknown' && shop.clients.of(printer.id).length > 0
        );
      }, patienceMs);
      return agent;
    },
  };
}

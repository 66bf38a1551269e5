import type { Actor } from '../../domain/roles.ts';
import { createPictures } from '../../drawing/pictures.ts';
import { addPrinter } from '../../operations/printers/add-printer.ts';
import { awaitPrinterAction } from '../../operations/printers/await-printer-action.ts';
import { cancelPrintJob } from '../../operations/paper/cancel-print-job.ts';
import { changePrinter } from '../../operations/printers/change-printer.ts';
import { createPrintJob } from '../../operations/paper/create-print-job.ts';
import { getPrintRoute } from '../../operations/printers/get-print-route.ts';
import { getPrinterStatus } from '../../operations/printers/get-printer-status.ts';
import { getPrintStats } from '../../operations/paper/get-print-stats.ts';
import { listPrinterProfiles } from '../../operations/printers/list-printer-profiles.ts';
import { listPrintClients } from '../../operations/printers/list-print-clients.ts';
import { pausePrinter } from '../../operations/printers/pause-printer.ts';
import { printerActionOnWire } from '../../operations/printers/printer-action-on-wire.ts';
import { printJobOnWire } from '../../operations/paper/print-job-on-wire.ts';
import { printerOnWire } from '../../operations/printers/printer-on-wire.ts';
import { type PaperPreview, previewPrintJob } from '../../operations/paper/preview-print-job.ts';
import { queueTestPage } from '../../operations/paper/queue-test-page.ts';
import { removePrinter } from '../../operations/printers/remove-printer.ts';
import { requestPrinterAction, type WantedAction } from '../../operations/printers/request-printer-action.ts';
import { requirePrintJob } from '../../operations/paper/require-print-job.ts';
import { requirePrinter } from '../../operations/printers/require-printer.ts';
import { retryPrintJob } from '../../operations/paper/retry-print-job.ts';
import { settlePrintJob } from '../../operations/paper/settle-print-job.ts';
import { storesInView } from '../../operations/stores/stores-in-view.ts';
import { listPrintJobs } from '../../storage/print-job-list.ts';
import { listPrinterActions } from '../../storage/printer-actions.ts';
import { listPrinters } from '../../storage/printers.ts';
import { renderReceiptForTerminal } from '../../virtual-printer/receipt-terminal.ts';
import { renderReceiptAsText } from '../../virtual-printer/receipt-text.ts';
import { drawnWidth, renderReceiptAsSvg } from '../../virtual-printer/svg.ts';
import type { Services, TagHandlers } from '../handler.ts';
import type { PrinterSearchHandlers } from './printer-search.ts';

/** Printers and print jobs. */
export function printHandlers({
  storage,
  config,
  clock,
}: Services): Omit<TagHandlers<'print'>, keyof PrinterSearchHandlers> {
  const { allowed_printers: allowedPrinters } = config.printd;
  const pictures = createPictures({ font: config.printd.font });
  const preview = (id: number, actor: Actor) => previewPrintJob(storage.read, { id, actor, pictures });
  const asSvg = ({ receipt, dots }: PaperPreview) => renderReceiptAsSvg(receipt, dots);
  const asText = ({ receipt, dots }: PaperPreview) => renderReceiptAsText(receipt, dots);
  const asPng = async (paper: PaperPreview) =>
    Buffer.from(await pictures.png(asSvg(paper), drawnWidth(paper.dots)));
  const pause = (id: number, isPaused: boolean, actor: Actor) =>
    storage.write(async (tx) => printerOnWire(await pausePrinter(tx, { id, isPaused, actor })));
  const act = async (wanted: WantedAction) => {
    const { timeZone } = await requirePrinter(storage.read, wanted.actor, wanted.printerId);
    const { id } = await storage.write((tx) => requestPrinterAction(tx, wanted));
    return printerActionOnWire(await awaitPrinterAction(storage, id, clock), timeZone);
  };
  return {
    listPrinters: async ({ query: { skip, limit, store_id: storeId }, actor }) => {
      const storeIds = await storesInView(storage.read, actor, storeId);
      const { items, total } = await listPrinters(storage.read, { storeIds, skip, limit });
      return { items: items.map(printerOnWire), total, skip, limit };
    },
    createPrinter: async ({ body, actor }, tx) =>
      printerOnWire(await addPrinter(tx, { request: body, actor, allowedPrinters })),
    getPrinter: async ({ params, actor }) =>
      printerOnWire(await requirePrinter(storage.read, actor, params.id)),
    changePrinter: ({ params, body, actor }) =>
      storage.write(async (tx) =>
        printerOnWire(await changePrinter(tx, { id: params.id, change: body, actor, allowedPrinters })),
      ),
    removePrinter: async ({ params, actor }) => {
      await storage.write((tx) => removePrinter(tx, { id: params.id, actor }));
      return undefined;
    },
    testPrinter: async ({ params, actor }, tx) =>
      printJobOnWire(await queueTestPage(tx, { printerId: params.id, actor })),
    getPrinterStatus: ({ params, actor, language }) =>
      getPrinterStatus(storage, { id: params.id, actor, language }),
    pausePrinter: ({ params, actor }) => pause(params.id, true, actor),
    resumePrinter: ({ params, actor }) => pause(params.id, false, actor),
    recoverPrinter: ({ params, actor }) => act({ printerId: params.id, action: 'recover', actor }),
    openDrawer: ({ params, query, actor }) =>
      act({ printerId: params.id, action: 'open_drawer', pin: query.pin === '5' ? 5 : 2, actor }),
    testBuzzer: ({ params, actor }) => act({ printerId: params.id, action: 'beep', actor }),
    listPrinterActions: async ({ params, query: { skip, limit }, actor }) => {
      const { id: printerId, timeZone } = await requirePrinter(storage.read, actor, params.id);
      const { items, total } = await listPrinterActions(storage.read, { printerId, skip, limit });
      return { items: items.map((action) => printerActionOnWire(action, timeZone)), total, skip, limit };
    },
    listPrintJobs: async ({ query, actor, language }) => {
      const { skip, limit, status } = query;
      const { items, total } = await listPrintJobs(storage.read, {
        storeIds: await storesInView(storage.read, actor, query.store_id),
        status,
        printerId: query.printer_id,
        orderId: query.order_id,
        // A screen on a wall shows no receipts.
        jobType: actor.role === 'kitchen' ? 'order' : query.job_type,
        skip,
        limit,
      });
      return { items: items.map((job) => printJobOnWire(job, language)), total, skip, limit };
    },
    createPrintJob: async ({ body, actor }, tx) =>
      printJobOnWire(await createPrintJob(tx, { request: body, actor })),
    getPrintJob: async ({ params, actor, language }) =>
      printJobOnWire(await requirePrintJob(storage.read, actor, params.id), language),
    previewPrintJobPng: async ({ params, actor }) => asPng(await preview(params.id, actor)),
    previewPrintJobSvg: async ({ params, actor }) => asSvg(await preview(params.id, actor)),
    previewPrintJobText: async ({ params, query, actor }) => {
      const paper = await preview(params.id, actor);
      return query.ansi ? renderReceiptForTerminal(paper.receipt, paper.dots) : asText(paper);
    },
    previewPrintJob: async ({ params, form, actor }) => {
      const paper = await preview(params.id, actor);
      return { 'image/png': asPng, 'image/svg+xml': asSvg, 'text/plain': asText }[form](paper);
    },
    retryPrintJob: async ({ params, actor }, tx) =>
      printJobOnWire(await retryPrintJob(tx, { id: params.id, actor })),
    cancelPrintJob: ({ params, actor }) =>
      storage.write(async (tx) => printJobOnWire(await cancelPrintJob(tx, { id: params.id, actor }))),
    settlePrintJob: ({ params, body, actor }) =>
      storage.write(async (tx) =>
        printJobOnWire(await settlePrintJob(tx, { id: params.id, outcome: body.outcome, actor })),
      ),
    getPrintStats: ({ query, actor }) => getPrintStats(storage, actor, query.store_id),
    listPrinterProfiles,
    listPrintClients: ({ query, actor }) => listPrintClients(storage, actor, query.store_id),
    getPrintRoute: ({ query, actor }) =>
      getPrintRoute(storage, actor, { storeId: query.store_id, now: clock.now() }),
  };
}

import { setMaxListeners } from 'node:events';
import { coerceError } from '../domain/errors.ts';
import { createPictures } from '../drawing/pictures.ts';
import { systemClock } from '../runtime/clock.ts';
import { createReleasers } from '../runtime/releasers.ts';
import { assemblePrinter } from './assemble-printer.ts';
import { createClockUntil } from './clock-until.ts';
import { startControlHttp } from './control-http.ts';
import { createEventLog } from './event-log.ts';
import { createFrontPanel } from './front-panel.ts';
import { virtualProfiles } from './profiles.ts';
import { createReceiptFiles } from './receipt-files.ts';
import type { VirtualPrinter, VirtualPrinterOptions } from './virtual-printer.ts';

export type { VirtualPrinter, VirtualPrinterOptions, VirtualPrinterState } from './virtual-printer.ts';

/**
 * Starts a simulated ESC/POS printer on a TCP port.
 * @throws the system's error when a port is taken or `outDir` can't be made.
 */
export async function startVirtualPrinter(options: VirtualPrinterOptions = {}): Promise<VirtualPrinter> {
  const { host = '127.0.0.1', outDir, httpPort, outPictures = false, pictures = createPictures() } = options;
  const releasers = createReleasers();
  const end = new AbortController();
  setMaxListeners(0, end.signal);
  const clock = createClockUntil(end.signal, options.clock ?? systemClock);
  const log = createEventLog({ clock });
  const profile = { ...virtualProfiles[options.profile ?? 'epson80'], ...options.capabilities };
  const onError = ({ message }: Error) => log.add({ type: 'trouble', message });
  const files =
    outDir === undefined
      ? undefined
      : await createReceiptFiles({
          dir: outDir,
          dots: profile.dots,
          onError,
          ...(outPictures && { pictures }),
        });
  const parts = assemblePrinter({ options, profile, clock, log, onCut: (receipt) => files?.save(receipt) });

  if (files) releasers.push(() => files.settled());
  releasers.push(() => parts.link.close());
  releasers.push(() => end.abort());
  try {
    await parts.link.start();
    for (const fault of options.faults ?? []) parts.faults.set(fault);
    const panel = createFrontPanel(parts);
    const http =
      httpPort === undefined
        ? undefined
        : await startControlHttp({ printer: panel, host, port: httpPort, dots: profile.dots, pictures });
    if (http) releasers.push(() => http.close());
    return { ...panel, httpPort: http?.port, close: () => releasers.release() };
  } catch (thrown) {
    await releasers.release();
    throw coerceError(thrown);
  }
}

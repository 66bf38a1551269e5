import { coerceError } from '../domain/errors.ts';
import type { Logger } from '../runtime/logger.ts';
import { type ScreenAck, saveScreenAcks } from '../storage/screen-acks.ts';
import type { Storage } from '../storage/storage.ts';

/** Collects what screens acknowledge; `flush` writes it in one transaction. */
export interface AckLog {
  add(ack: ScreenAck): void;
  flush(): Promise<void>;
}

export function createAckLog({
  storage,
  logger,
}: {
  storage: Pick<Storage, 'write'>;
  logger: Logger;
}): AckLog {
  let waiting = new Map<string, ScreenAck>();
  let flushing: Promise<void> | undefined;
  const save = async () => {
    const acks = [...waiting.values()];
    waiting = new Map();
    try {
      await storage.write((tx) => saveScreenAcks(tx, acks));
    } catch (thrown) {
      // The screens' next acks reach at least as far.
      logger.error({ err: coerceError(thrown) }, "Can't save what screens have shown");
    }
  };
  return {
    add: (ack) => {
      // Later words of a screen make earlier ones needless, but a display must not be lost to a later failure to display.
      const key = `${ack.storeId}/${ack.screen}/${ack.displayed}`;
      const { seq = 0 } = waiting.get(key) ?? {};
      waiting.delete(key);
      waiting.set(key, { ...ack, seq: Math.max(seq, ack.seq) });
    },
    flush: async () => {
      await flushing;
      if (waiting.size === 0) return;
      flushing = save();
      await flushing;
    },
  };
}

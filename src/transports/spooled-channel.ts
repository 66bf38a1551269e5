import { createListeners } from './listeners.ts';
import type { Channel, CloseReason } from './transport.ts';

/**
 * A channel to something that takes a ticket as a whole and never answers: gathers what is written and hands it over with `end()`.
 * @param submit gets all bytes at once; its reason is the channel's. Never rejects.
 */
export function createSpooledChannel(submit: (bytes: Uint8Array) => Promise<CloseReason>): Channel {
  const listeners = createListeners();
  const pieces: Uint8Array[] = [];
  let leaving: Promise<CloseReason> | undefined;
  const leave = async (): Promise<CloseReason> => {
    if (pieces.length === 0) return { kind: 'ended', detail: 'nothing to print', untouched: true };
    return submit(Buffer.concat(pieces));
  };
  return {
    isOneWay: true,
    write: async (bytes) => {
      if (!leaving) pieces.push(bytes.slice());
    },
    onData: listeners.onData,
    onClose: listeners.onClose,
    end: async () => {
      leaving ??= leave();
      return listeners.finish(await leaving);
    },
  };
}

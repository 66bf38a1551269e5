import type { Delivery } from '../driver/delivery.ts';
import type { ClientPrintState } from '../protocol/print-frames.ts';

/** A delivery in the words of the protocol; `failed` is said only where certainly nothing came out. */
export function endOfPaper(delivery: Delivery): {
  readonly status: ClientPrintState;
  readonly message: string;
} {
  switch (delivery.kind) {
    case 'completed':
      return { status: 'completed', message: `proof: ${delivery.proof}` };
    case 'sent':
      return { status: 'sent', message: 'handed over; this printer can not answer' };
    case 'waiting':
      return { status: 'failed', message: `nothing was printed: ${delivery.cause}` };
    case 'not_sent':
      return { status: 'failed', message: `nothing was printed: ${delivery.detail}` };
    case 'unconfirmed':
      return { status: 'unconfirmed', message: `nobody knows what came out: ${delivery.cause}` };
    default:
      return delivery satisfies never;
  }
}

import { z } from 'zod';
import type { LoggedEvent } from '../protocol/events.ts';
import type { reminderFrame } from '../protocol/frames.ts';

export type Reminder = z.output<typeof reminderFrame>;

/** What staff are reminded of: 1 a new order is paid, 2 the customer urges. Undefined for every other event. */
export function toReminder(event: LoggedEvent): Reminder | undefined {
  const type = reminderType(event);
  if (type === undefined || event.orderId === null) return undefined;
  const { order_number, order, payment } = named.parse(JSON.parse(event.body));
  const number = order_number ?? order?.order_number ?? payment?.order_number ?? event.orderId;
  return { type, orderId: event.orderId, content: `订单号：${number}`, seq: event.seq };
}

const withNumber = z.looseObject({ order_number: z.string().optional() });
const named = withNumber.extend({ order: withNumber.optional(), payment: withNumber.optional() });
/** A payment of which a part was given back is still a success, but nothing new. */
const paid = z.looseObject({
  payment: z.looseObject({ status: z.literal('success') }),
  refund: z.undefined().optional(),
});

function reminderType({ type, body }: LoggedEvent): 1 | 2 | undefined {
  if (type === 'order_reminder') return 2;
  return type === 'payment_status_update' && paid.safeParse(JSON.parse(body)).success ? 1 : undefined;
}

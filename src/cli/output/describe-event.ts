import { z } from 'zod';
import type { StreamMessage } from '../../client/follow-stream.ts';
import { missingPaper } from '../../protocol/order-unattended.ts';
import type { Cli } from '../cli.ts';
import { describeMissingPaper } from './describe-missing-paper.ts';
import { fitText } from './fit-text.ts';
import { formatAmount } from './format-values.ts';
import { terminalWidth } from './terminal-width.ts';

/** As much of an event as one line tells; all parts may be missing. */
const eventSchema = z.looseObject({
  timestamp: z.string().optional(),
  /** Of a message that speaks of an order without showing it. */
  order_number: z.string().optional(),
  order_id: z.number().optional(),
  missing: z.array(missingPaper).optional(),
  order: z
    .looseObject({
      id: z.number(),
      daily_number: z.number(),
      order_number: z.string(),
      table_number: z.string().nullable(),
      status: z.string(),
      final_amount: z.number(),
      items: z.array(z.looseObject({ menu_item_name: z.string(), quantity: z.number() })),
    })
    .partial()
    .optional(),
  job: z
    .looseObject({
      id: z.number(),
      order_id: z.number().nullable(),
      status: z.string(),
      station: z.string().nullable(),
    })
    .partial()
    .optional(),
  printer: z.looseObject({ name: z.string(), status: z.string() }).partial().optional(),
  item: z
    .looseObject({ menu_item_name: z.string(), name: z.string(), status: z.string() })
    .partial()
    .optional(),
});

type Event = z.output<typeof eventSchema>;

/**
 * One event of a store as one line for people: number, time, kind, what it is about.
 * @param dailyNumbers of the orders by their ids: calls them as a board does, `#058`
 */
export function describeEvent(
  { texts, colors, stdout }: Pick<Cli, 'texts' | 'colors' | 'stdout'>,
  message: StreamMessage,
  dailyNumbers?: ReadonlyMap<number, number>,
): string {
  const { success, data } = eventSchema.safeParse(message);
  const event: Event = success ? data : {};
  const head = [String(message.seq).padStart(6), event.timestamp?.slice(11, 19) ?? ''].join('  ');
  const kind = texts.events[String(message.type)] ?? String(message.type);
  const line = `${kind}  ${describeParts(texts, event, dailyNumbers).join('  ')}`;
  const width = terminalWidth({ stdout });
  const room = width === undefined ? undefined : Math.max(20, width - head.length - 2);
  return `${colors.dim(head)}  ${paintKind(colors, message.type)(fitText(line, room))}`;
}

function describeParts(
  texts: Cli['texts'],
  event: Event,
  dailyNumbers: ReadonlyMap<number, number> | undefined,
): string[] {
  const { order, item, job, printer, missing = [] } = event;
  const orderId = order?.id ?? event.order_id ?? job?.order_id ?? 0;
  const short = dailyNumbers && (order?.daily_number ?? dailyNumbers.get(orderId));
  const parts: (string | undefined)[] = [
    short === undefined ? (order?.order_number ?? event.order_number) : `#${String(short).padStart(3, '0')}`,
    ...missing.map((paper) => describeMissingPaper(texts, paper)),
    order && (order.table_number ? `${texts.headings.table} ${order.table_number}` : texts.order.takeAway),
    order?.status === undefined ? undefined : (texts.orderStates[order.status] ?? order.status),
    order?.final_amount === undefined ? undefined : formatAmount(order.final_amount),
    item?.status === undefined
      ? order?.items?.map(({ quantity, menu_item_name: name }) => `${quantity}×${name}`).join(' ')
      : `${item.menu_item_name ?? item.name ?? ''} ${texts.orderStates[item.status] ?? item.status}`,
    job?.id === undefined
      ? undefined
      : `${short === undefined ? '#' : ''}${job.id} ${texts.jobStates[job.status ?? ''] ?? job.status ?? ''}`,
    job?.station ?? undefined,
    printer?.name,
    printer?.status === undefined ? undefined : (texts.printerStates[printer.status] ?? printer.status),
  ];
  return parts.filter((part) => part !== undefined && part !== '').map(String);
}

function paintKind(colors: Cli['colors'], type: string | number): (text: string) => string {
  if (type === 'new_order') return colors.green;
  if (type === 'order_unattended' || type === 'order_reminder') return colors.red;
  return String;
}

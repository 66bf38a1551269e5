import type { ServerResponse } from 'node:http';
import { DomainError } from '../domain/errors.ts';
import type { Pictures } from '../drawing/pictures.ts';
import type { Receipt } from './paper.ts';
import { renderReceiptAsText } from './receipt-text.ts';
import { drawnWidth, renderReceiptAsSvg } from './svg.ts';
import type { FrontPanel } from './virtual-printer.ts';

/** Answers `/paper/{n}.png`, `.svg`, `.txt` and `.json`; false when the path means something else. */
export type ReceiptPages = (path: string, response: ServerResponse) => Promise<boolean>;

/** Each receipt by itself: 1 is the oldest. */
export function createReceiptPages({
  printer,
  dots,
  pictures,
}: {
  readonly printer: Pick<FrontPanel, 'paper'>;
  readonly dots: number;
  readonly pictures: Pictures;
}): ReceiptPages {
  const forms: Readonly<
    Record<string, (receipt: Receipt) => Promise<[type: string, body: string | Uint8Array]>>
  > = {
    png: async (receipt) => [
      'image/png',
      await pictures.png(renderReceiptAsSvg(receipt, dots), drawnWidth(dots)),
    ],
    svg: async (receipt) => ['image/svg+xml', renderReceiptAsSvg(receipt, dots)],
    txt: async (receipt) => ['text/plain; charset=utf-8', renderReceiptAsText(receipt, dots)],
    json: async (receipt) => ['application/json; charset=utf-8', JSON.stringify(receipt)],
  };
  return async (path, response) => {
    const [, number = '', form = ''] = /^\/paper\/([1-9]\d{0,8})\.(\w+)$/.exec(path) ?? [];
    const show = forms[form];
    if (!show) return false;
    const receipt = printer.paper()[Number(number) - 1];
    if (!receipt) throw new DomainError('not_found', `There is no receipt ${number}.`);
    const [type, body] = await show(receipt);
    response.setHeader('content-type', type).end(body);
    return true;
  };
}

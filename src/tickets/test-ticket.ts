import type { TicketDocument } from './document.ts';
import { markFooter, type PrintMarks } from './print-marks.ts';
import { type TicketLanguage, ticketTexts } from './texts.ts';

export interface TestTicketInput {
  readonly storeName: string;
  readonly printerName: string;
  /** Id of its profile, and mm of its paper; older jobs lack them. */
  readonly profile?: string;
  readonly paperWidth?: 58 | 80;
  readonly time: string;
  /** Characters of font A that the printer is configured for; the ruler is exactly as long. */
  readonly columns: number;
  /** Shown as a QR code; `null` prints none. */
  readonly qrPayload: string | null;
  readonly jobId: number | null;
  readonly runningNumber: number | null;
  /** @default null */
  readonly reprint?: PrintMarks['reprint'];
  readonly language: TicketLanguage;
}

/** Shows at one glance whether width, Chinese, currency signs, sizes and QR codes are right. */
export function testTicket(input: TestTicketInput): TicketDocument {
  const texts = ticketTexts[input.language];
  const ruler = '1234567890'.repeat(Math.ceil(input.columns / 10)).slice(0, input.columns);
  return {
    blocks: [
      { type: 'text', text: texts.testTitle, align: 'center', oneLine: true, style: { width: 2, height: 2 } },
      { type: 'text', text: input.storeName, align: 'center' },
      { type: 'rule', char: '=' },
      { type: 'text', text: `${texts.testPrinter}: ${input.printerName}` },
      ...(input.profile === undefined
        ? []
        : [{ type: 'text', text: `${texts.testProfile}: ${input.profile}` } as const]),
      { type: 'text', text: `${texts.time}: ${input.time}` },
      {
        type: 'text',
        text: `${texts.testColumns}: ${input.columns}${input.paperWidth === undefined ? '' : ` (${input.paperWidth} mm)`}`,
      },
      { type: 'text', text: ruler },
      { type: 'text', text: texts.testQuestion },
      { type: 'rule', char: '-' },
      { type: 'item', quantity: 1, name: '宫保鸡丁 Kung Pao', price: '¥25.60' },
      { type: 'item', quantity: 12, name: '小笼包 Xiao Long Bao', price: '$8.00' },
      { type: 'pair', left: texts.testBigText, right: '#42', style: { width: 2, height: 2, bold: true } },
      { type: 'text', text: '!! 花生过敏 PEANUT !!', style: { height: 2, bold: true, invert: true } },
      { type: 'text', text: '简体中文 繁體中文 ¥ $ €' },
      { type: 'text', text: '粗体 Bold', style: { bold: true } },
      { type: 'rule', char: '-' },
      ...(input.qrPayload === null ? [] : [{ type: 'qr', payload: input.qrPayload } as const]),
      { type: 'text', text: texts.testCut, align: 'center' },
      ...markFooter({ ...input, copy: { number: 1, of: 1 }, reprint: input.reprint ?? null }, texts),
    ],
  };
}

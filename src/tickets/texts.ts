import { en } from './texts-en.ts';
import { zhCn } from './texts-zh-cn.ts';
import { zhTw } from './texts-zh-tw.ts';
import type { TicketTexts } from './ticket-texts.ts';

export type { TicketTexts } from './ticket-texts.ts';

export const ticketLanguages = ['zh-CN', 'zh-TW', 'en'] as const;
export type TicketLanguage = (typeof ticketLanguages)[number];

export const ticketTexts: Readonly<Record<TicketLanguage, TicketTexts>> = {
  'zh-CN': zhCn,
  'zh-TW': zhTw,
  en,
};

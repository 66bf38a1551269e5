import type { TicketBlock, TicketDocument } from '../tickets/document.ts';

/**
 * A paper that came as plain text, for a printer that may be narrower than its author thought. Notes of the kitchen (`!! … !!`) are
 * as loud as on paper that was not sent as text.
 */
export function textDocument(content: string): TicketDocument {
  return { blocks: content.replace(/\n+$/, '').split(/\r?\n/).map(lineBlock) };
}

function lineBlock(line: string): TicketBlock {
  const text = line.trim();
  if (text === '') return { type: 'blank' };
  if (/^(-{8,}|={8,})$/.test(text)) return { type: 'rule', char: text.startsWith('-') ? '-' : '=' };
  if (/^!! .+ !!$/.test(text)) return { type: 'text', text, style: { height: 2, bold: true, invert: true } };
  const [, left = '', right] = /^(\S.*\S) {2,}(\S+)$/.exec(line) ?? [];
  // The gap reached to the author's edge; and ￥, one column on a screen, has two on paper.
  if (right !== undefined && !/^\d+x$/.test(left)) return { type: 'pair', left, right };
  const indent = line.length - line.trimStart().length;
  // More than a margin is how plain text centres.
  return indent > maxMargin ? { type: 'text', text, align: 'center' } : { type: 'text', text, indent };
}

const maxMargin = 4;

/** The mark above a paper that may be a second one. */
export function markedAgain({ blocks }: TicketDocument): TicketDocument {
  const style = { height: 2, bold: true } as const;
  return {
    blocks: [
      { type: 'text', text: '*** 补打 REPRINT ***', align: 'center', oneLine: true, style },
      { type: 'text', text: '可能重复 MAY BE DUPLICATE', align: 'center', oneLine: true, style },
      ...blocks,
    ],
  };
}

/** A page that shows whether the agent's printer has the right width and font. */
export function agentTestPage({
  name,
  columns,
  time,
}: {
  readonly name: string;
  readonly columns: number;
  readonly time: string;
}): TicketDocument {
  return {
    blocks: [
      {
        type: 'text',
        text: '打印测试 TEST PAGE',
        align: 'center',
        oneLine: true,
        style: { height: 2, bold: true },
      },
      { type: 'text', text: name, align: 'center' },
      { type: 'text', text: time, align: 'center' },
      { type: 'rule', char: '-' },
      { type: 'text', text: '1234567890'.repeat(Math.ceil(columns / 10)).slice(0, columns) },
      { type: 'pair', left: '宫保鸡丁 Kung Pao', right: '￥25.60' },
    ],
  };
}

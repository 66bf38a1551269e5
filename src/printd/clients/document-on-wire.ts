import type { TicketDocumentOnWire } from '../../protocol/ticket-document.ts';
import type { TicketDocument } from '../../tickets/document.ts';

/** A paper for clients that lay it out themselves. */
export function documentOnWire({ blocks }: TicketDocument): TicketDocumentOnWire {
  return {
    blocks: blocks.map((block) => {
      if (block.type === 'list') return { ...block, parts: [...block.parts] };
      if (block.type !== 'bitmap') return block;
      const { width, height, data } = block.bitmap;
      return { type: block.type, bitmap: { width, height, data: Buffer.from(data).toString('base64') } };
    }),
  };
}

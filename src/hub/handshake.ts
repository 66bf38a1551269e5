import { type ChannelName, channelQuery, closeCodes, parseChannelPath } from '../protocol/frames.ts';
import type { SocketRequest } from './transports/transport.ts';
import { parseView, type View } from './view.ts';

/** What a client asks for with its URL. */
export interface Handshake {
  readonly channel: ChannelName;
  readonly view: View;
  /** From the query or the `Authorization` header; without it the first message must bring one. */
  readonly token: string | undefined;
  readonly connectionId: string | undefined;
  readonly since: number | undefined;
  readonly epoch: string | undefined;
}

/** Why a socket is closed: one of `closeCodes` and a sentence. */
export interface Closing {
  readonly code: number;
  readonly reason: string;
}

export function parseHandshake({ path, query, headers }: SocketRequest): Handshake | Closing {
  const channel = parseChannelPath(path);
  if (!channel) return { code: closeCodes.unknown, reason: 'no such channel' };
  const parsed = channelQuery.safeParse(Object.fromEntries(query));
  if (!parsed.success) {
    return { code: closeCodes.badMessage, reason: `bad query: ${parsed.error.issues[0]?.path.join('.')}` };
  }
  const { token, connection_id, since, epoch, types } = parsed.data;
  const view = parseView(channel.kind, types);
  if (!view) return { code: closeCodes.badMessage, reason: 'bad query: types' };
  const bearer = /^bearer +(\S+)$/i.exec(headers.authorization)?.[1];
  return { channel, view, token: bearer ?? (token || undefined), connectionId: connection_id, since, epoch };
}

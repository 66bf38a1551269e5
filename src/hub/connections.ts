import { closeCodes } from '../protocol/frames.ts';
import type { Config } from '../runtime/config/schema.ts';
import type { Connection } from './session.ts';

/** Everyone who is connected, and the limits on how many they may be. */
export interface Connections {
  /** False when there are too many, of all or from this address; else leave() must follow. */
  enter(connection: Connection): boolean;
  leave(connection: Connection): void;
  /** Takes a place that only one connection may have; whoever held it is closed. */
  claim(place: string, connection: Connection): void;
  all(): ReadonlySet<Connection>;
}

export type ConnectionLimits = Readonly<
  Pick<Config['hub'], 'max_connections' | 'max_connections_per_address'>
>;

/** Whoever comes through the API's or another proxy on this machine comes from these, so they aren't counted. */
const uncounted = new Set(['127.0.0.1', '::1', '00000000000000000000000000000001']);

export function createConnections(limits: ConnectionLimits): Connections {
  const all = new Set<Connection>();
  const perPeer = new Map<string, number>();
  const places = new Map<string, Connection>();
  return {
    enter: (connection) => {
      const { remoteAddress } = connection;
      const peers = perPeer.get(remoteAddress) ?? 0;
      const { max_connections: total, max_connections_per_address: perAddress } = limits;
      if (all.size >= total || (peers >= perAddress && !uncounted.has(remoteAddress))) return false;
      all.add(connection);
      perPeer.set(remoteAddress, peers + 1);
      return true;
    },
    leave: (connection) => {
      if (!all.delete(connection)) return;
      const peers = (perPeer.get(connection.remoteAddress) ?? 1) - 1;
      if (peers > 0) perPeer.set(connection.remoteAddress, peers);
      else perPeer.delete(connection.remoteAddress);
      const { place } = connection;
      if (place !== undefined && places.get(place) === connection) places.delete(place);
    },
    claim: (place, connection) => {
      const older = places.get(place);
      places.set(place, connection);
      older?.close(closeCodes.replaced, 'replaced by a newer connection');
    },
    all: () => all,
  };
}

import type { Actor } from '../domain/roles.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Config } from '../runtime/config/schema.ts';
import type { InHand } from '../runtime/in-hand.ts';
import type { Logger } from '../runtime/logger.ts';
import type { Storage } from '../storage/storage.ts';
import type { AckLog } from './ack-log.ts';
import type { Connections } from './connections.ts';
import type { HubMetrics } from './metrics.ts';
import type { Tail } from './tail.ts';

/** Who a token belongs to. @throws DomainError `unauthenticated` */
export type Authenticate = (token: string) => Promise<Actor>;

/** What the parts of a running hub share. */
export interface HubContext {
  readonly settings: Config['hub'];
  readonly auth: Pick<Config['auth'], 'access_minutes'>;
  readonly storage: Storage;
  readonly authenticate: Authenticate;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly tail: Tail;
  readonly connections: Connections;
  readonly acks: AckLog;
  readonly metrics: HubMetrics;
  /** What connections have begun that reads the storage. */
  readonly inHand: InHand;
}

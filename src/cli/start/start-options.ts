import type { ServiceName } from '../../domain/child-process.ts';

export interface StartOptions {
  readonly detach?: boolean;
  readonly only?: readonly ServiceName[];
  readonly demo?: boolean;
  readonly allowUnrouted?: boolean;
  readonly verbose?: boolean;
  readonly host?: string;
  readonly port?: string;
  readonly hubPort?: string;
  readonly printdPort?: string;
}

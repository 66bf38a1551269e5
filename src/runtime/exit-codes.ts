import { DomainError, errorKinds } from '../domain/errors.ts';

/** Exit codes by which a service tells that a new start can't help (sysexits.h: EX_CONFIG, EX_TEMPFAIL). */
export const exitConfig = 78;
export const exitLocked = 75;

/** The code a service ends with after an error. */
export function daemonExitCode(error: Error): number {
  const kind = error instanceof DomainError ? errorKinds[error.code] : undefined;
  if (kind === 'config') return exitConfig;
  return kind === 'locked' ? exitLocked : 1;
}

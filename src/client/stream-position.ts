import type { ServerFrame } from '../protocol/frames.ts';

/** Where a client stands in a stream: the last message it has, and the history that number belongs to. */
export interface StreamPosition {
  readonly seq: number | undefined;
  readonly epoch: string | undefined;
}

export interface Step {
  readonly position: StreamPosition;
  /**
   * `apply` the message, `resync`: reload everything, `missed`: come back from the position, `none`: nothing to do.
   */
  readonly verdict: 'apply' | 'resync' | 'missed' | 'none';
}

/**
 * What a frame means to a client that stands at `position`.
 * @param isComplete the client gets every message of the stream, so that a jump of the numbers means a loss
 */
export function stepTo(position: StreamPosition, frame: ServerFrame, isComplete: boolean): Step {
  const { type, seq } = frame;
  const stay = (verdict: Step['verdict']): Step => ({ position, verdict });
  const move = (verdict: Step['verdict']): Step => ({ position: { ...position, seq }, verdict });
  if (seq === undefined) return stay('none');
  if (type === 'resync') return { position: { seq, epoch: frame.epoch }, verdict: 'resync' };
  if (type === 'connected') {
    return {
      position: { seq: position.seq ?? seq, epoch: position.epoch ?? frame.epoch },
      verdict: 'none',
    };
  }
  const last = position.seq ?? 0;
  if (seq <= last) return stay('none');
  if (type === 'heartbeat') return isComplete ? stay('missed') : move('none');
  return isComplete && seq > last + 1 ? stay('missed') : move('apply');
}

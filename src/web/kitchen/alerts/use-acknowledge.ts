import type { ReadonlySignal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import { shownUpTo } from '../../../client/board/shown-up-to.ts';
import type { Ticket } from '../../../client/board/tickets.ts';
import type { Desk } from '../desk/desk.ts';
import { settings } from '../settings.ts';
import { audio } from '../../screen/sounds.ts';
import { wakeLock } from '../../screen/wake-lock.ts';

interface AcknowledgeOptions {
  readonly desk: Desk;
  readonly shown: ReadonlySignal<readonly Ticket[]>;
  /** A dialog stands before the board. */
  readonly isCovered: boolean;
}

/**
 * Tells the hub what a person can see: after it was painted, on a page that is visible, with nothing before the board; and
 * whether the screen can be heard and stays lit. A page in the background says that it shows nothing.
 */
export function useAcknowledge({ desk, shown, isCovered }: AcknowledgeOptions): void {
  const isVisible = usePageVisible();
  const seq = shownUpTo(desk.board.value, shown.value);
  const { isCached, isConnected } = desk.link.value;
  const heard = settings.value.isMuted ? 'muted' : audio.value;
  const awake = wakeLock.value;
  useEffect(() => {
    if (isCached || !isConnected) return undefined;
    const displayed = isVisible && !isCovered;
    const report = () => desk.acknowledge({ seq, displayed, audio: heard, wake_lock: awake });
    if (!displayed) {
      report();
      return undefined;
    }
    // The first frame is only begun when it is called; the second says that it is on the screen.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(report);
    });
    return () => cancelAnimationFrame(frame);
  }, [desk, seq, isVisible, isCovered, isCached, isConnected, heard, awake]);
}

function usePageVisible(): boolean {
  const [isVisible, setVisible] = useState(document.visibilityState === 'visible');
  useEffect(() => {
    const look = () => setVisible(document.visibilityState === 'visible');
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);
  return isVisible;
}

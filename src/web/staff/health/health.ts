import { createLosses } from '../../realtime/losses.ts';
import { heardAt, isLive } from '../floor/floor.ts';

/** What this page is without. */
export const health = createLosses(() => ({ isConnected: isLive.value, heardAt: heardAt.value }));

import { startPage } from '../ui/start-page.tsx';
import { GuestPage } from './guest-page.tsx';
import { startVisit } from './start-visit.ts';

// Before anything is drawn: what the page was told is then drawn at once.
const visit = startVisit();
visit.catch(() => undefined);
startPage(() => <GuestPage visit={visit} />);

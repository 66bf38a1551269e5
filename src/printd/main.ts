import { runDaemon } from '../runtime/daemon.ts';
import { startPrintd } from './start-printd.ts';

await runDaemon('printd', startPrintd);

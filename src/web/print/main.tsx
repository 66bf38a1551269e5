import { startPage } from '../ui/start-page.tsx';
import { PrintPage } from './print-page.tsx';

startPage(PrintPage);

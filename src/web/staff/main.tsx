import { startPage } from '../ui/start-page.tsx';
import { StaffPage } from './staff-page.tsx';

startPage(StaffPage);

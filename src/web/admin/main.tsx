import { startPage } from '../ui/start-page.tsx';
import { AdminPage } from './admin-page.tsx';

startPage(AdminPage);

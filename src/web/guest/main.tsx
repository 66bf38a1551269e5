import { startPage } from '../ui/start-page.tsx';
import { GuestPage } from './guest-page.tsx';

startPage(GuestPage);

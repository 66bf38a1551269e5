import { startPage } from '../ui/start-page.tsx';
import { PickupPage } from './pickup-page.tsx';

startPage(PickupPage);

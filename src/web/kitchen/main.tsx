import { startPage } from '../ui/start-page.tsx';
import { KitchenPage } from './kitchen-page.tsx';

startPage(KitchenPage);

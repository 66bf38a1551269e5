import { startPage } from '../ui/start-page.tsx';
import { takeTokenFromAddress } from '../screen/credential.ts';
import { KitchenPage } from './kitchen-page.tsx';
import { readAddress } from './settings.ts';
import { startTicking } from '../screen/tick.ts';

takeTokenFromAddress();
readAddress(location.search);
startTicking();
startPage(KitchenPage);

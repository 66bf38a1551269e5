import { takeTokenFromAddress } from '../screen/credential.ts';
import { startTicking } from '../screen/tick.ts';
import { startPage } from '../ui/start-page.tsx';
import { PickupPage } from './pickup-page.tsx';

takeTokenFromAddress();
startTicking();
startPage(PickupPage);

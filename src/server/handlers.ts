import type { EndpointName } from '../protocol/api.ts';
import type { Handler, Services } from './handler.ts';
import { analyticsHandlers } from './routes/analytics.ts';
import { authHandlers } from './routes/auth.ts';
import { billHandlers } from './routes/bills.ts';
import { cartHandlers } from './routes/carts.ts';
import { memberHandlers } from './routes/members.ts';
import { menuHandlers } from './routes/menu.ts';
import { orderHandlers } from './routes/orders.ts';
import { paymentHandlers } from './routes/payments.ts';
import { printHandlers } from './routes/print.ts';
import { printerSearchHandlers } from './routes/printer-search.ts';
import { sagaHandlers } from './routes/sagas.ts';
import { storeHandlers } from './routes/stores.ts';
import { upkeepHandlers } from './routes/upkeep.ts';

/** The handler of every endpoint in the table; one that is missing does not compile. */
export function createHandlers(services: Services): { readonly [Name in EndpointName]: Handler<Name> } {
  return {
    ...authHandlers(services),
    ...storeHandlers(services),
    ...menuHandlers(services),
    ...orderHandlers(services),
    ...cartHandlers(services),
    ...billHandlers(services),
    ...paymentHandlers(services),
    ...memberHandlers(services),
    ...analyticsHandlers(services),
    ...printHandlers(services),
    ...printerSearchHandlers(services),
    ...sagaHandlers(services),
    ...upkeepHandlers(services),
  };
}

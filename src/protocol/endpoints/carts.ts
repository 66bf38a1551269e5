import type { Role } from '../../domain/roles.ts';
import * as carts from '../cart.ts';
import type { Endpoint } from '../endpoint.ts';
import { order } from '../orders.ts';
import { byId } from './parameters.ts';

const guests: readonly Role[] = ['guest'];

/** The cart that the phones of a table fill together, where the store has it so (`guest_cart`). */
export const cartsEndpoints = {
  enterCart: {
    method: 'PUT',
    path: '/api/tables/{id}/cart',
    summary: "Join the phones that share the cart of one's table, once, and see it",
    tag: 'carts',
    access: guests,
    params: byId,
    status: 200,
    answer: carts.phonesCart,
  },
  changeCart: {
    method: 'PUT',
    path: '/api/tables/{id}/cart/lines',
    summary: 'Add lines to the shared cart, change them, take them away; the others stay as they are',
    tag: 'carts',
    access: guests,
    params: byId,
    body: carts.cartChange,
    status: 200,
    answer: carts.changedCart,
  },
  orderCart: {
    method: 'POST',
    path: '/api/tables/{id}/cart/order',
    summary:
      'Order all that is in the shared cart; of phones that do so at once one orders, the others get its order',
    tag: 'carts',
    access: guests,
    params: byId,
    body: carts.cartOrder,
    status: 201,
    answer: order,
    idempotent: true,
  },
} as const satisfies Record<string, Endpoint>;

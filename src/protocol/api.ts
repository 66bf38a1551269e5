import type { z } from 'zod';
import { analyticsEndpoints } from './endpoints/analytics.ts';
import { authEndpoints } from './endpoints/auth.ts';
import { billsEndpoints } from './endpoints/bills.ts';
import { cartsEndpoints } from './endpoints/carts.ts';
import { membersEndpoints } from './endpoints/members.ts';
import { menuEndpoints } from './endpoints/menu.ts';
import { ordersEndpoints } from './endpoints/orders.ts';
import { paymentsEndpoints } from './endpoints/payments.ts';
import { printEndpoints } from './endpoints/print.ts';
import { printerSearchEndpoints } from './endpoints/printer-search.ts';
import { sagasEndpoints } from './endpoints/sagas.ts';
import { storesEndpoints } from './endpoints/stores.ts';
import { upkeepEndpoints } from './endpoints/upkeep.ts';

export type { Endpoint } from './endpoint.ts';

/** Every endpoint there is, by the name its client method and its handler have. */
export const endpoints = {
  ...authEndpoints,
  ...storesEndpoints,
  ...menuEndpoints,
  ...ordersEndpoints,
  ...cartsEndpoints,
  ...billsEndpoints,
  ...paymentsEndpoints,
  ...membersEndpoints,
  ...analyticsEndpoints,
  ...printEndpoints,
  ...printerSearchEndpoints,
  ...sagasEndpoints,
  ...upkeepEndpoints,
};

export type Endpoints = typeof endpoints;
export type EndpointName = keyof Endpoints;

/** One part of an endpoint's row; never where it has none. */
export type Part<E, K extends string> = E extends { readonly [P in K]: infer S extends z.core.$ZodType }
  ? S
  : never;

/** What a caller passes for an endpoint: wire form. */
export type CallerInput<E> = ([Part<E, 'params'>] extends [never]
  ? unknown
  : { readonly params: { readonly [K in keyof z.input<Part<E, 'params'>>]: string | number } }) &
  ([Part<E, 'query'>] extends [never]
    ? unknown
    : { readonly query?: { readonly [K in keyof z.input<Part<E, 'query'>>]?: string | number | boolean } }) &
  ([Part<E, 'body'>] extends [never] ? unknown : { readonly body: z.input<Part<E, 'body'>> }) &
  (E extends { readonly upload: number } ? { readonly upload: Blob } : unknown);

/** The JSON of success. */
export type Answer<E> = [Part<E, 'answer'>] extends [never] ? undefined : z.input<Part<E, 'answer'>>;

import { createClient } from '../../client/create-client.ts';
import { DomainError } from '../../domain/errors.ts';
import { cartsEndpoints } from '../../protocol/endpoints/carts.ts';
import { membersEndpoints } from '../../protocol/endpoints/members.ts';
import { ordersEndpoints } from '../../protocol/endpoints/orders.ts';
import { paymentsEndpoints } from '../../protocol/endpoints/payments.ts';
import { language } from '../language/language.ts';
import { noteAnswer } from './connection.ts';
import { endVisit, visitorToken } from './visitor.ts';

/** What guests and customers may ask, as whoever is here. */
export const guestApi = guestClient();

/** One whose creating requests carry a key that was kept: sent again they are the same. */
export function guestClient(newKey?: () => string) {
  const table = {
    ...ordersEndpoints,
    ...cartsEndpoints,
    ...paymentsEndpoints,
    registerMember: membersEndpoints.registerMember,
  };
  return createClient(table, {
    baseUrl: location.origin,
    token: visitorToken,
    language: () => language.value,
    ...(newKey && { newKey }),
  });
}

/** Asks, notes whether the restaurant can be reached, and ends a visit that the server knows no more. */
export async function ask<T>(asked: Promise<T>): Promise<T> {
  try {
    return await noteAnswer(asked);
  } catch (thrown) {
    if (thrown instanceof DomainError && thrown.code === 'unauthenticated') endVisit();
    throw thrown;
  }
}

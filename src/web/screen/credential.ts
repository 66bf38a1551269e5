import { computed } from '@preact/signals';
import { z } from 'zod';
import { createApiClient } from '../../client/api-client.ts';
import { language } from '../language/language.ts';
import { kept } from '../session/kept.ts';
import { accessToken, currentUser } from '../session/session.ts';

/** The token of a paired screen, on this device until it is revoked. */
const device = kept('screen.device', z.object({ token: z.string(), name: z.string().nullable() }));

/** Who this screen is: a paired device, else the member of staff who is logged in; undefined when it is nobody yet. */
export const screenIdentity = computed<
  { readonly kind: 'device' | 'user'; readonly name: string } | undefined
>(() => {
  if (device.value) return { kind: 'device', name: device.value.name ?? '' };
  const user = currentUser.value;
  const isStaff = user?.role === 'staff' || user?.role === 'admin';
  return isStaff ? { kind: 'user', name: user.username } : undefined;
});

/** A kiosk's address may carry its token; it is kept here and leaves the address, so that no history and no screenshot has it. */
export function takeTokenFromAddress(): void {
  const url = new URL(location.href);
  const token = url.searchParams.get('token');
  if (token === null) return;
  url.searchParams.delete('token');
  history.replaceState(history.state, '', url);
  if (token !== '') device.value = { token, name: null };
}

export function becomeDevice(token: string, name: string): void {
  device.value = { token, name };
}

/** The token was revoked, or the screen is to hang elsewhere. */
export function forgetDevice(): void {
  device.value = undefined;
}

export async function screenToken(): Promise<string> {
  return device.value?.token ?? accessToken();
}

/** The whole API as this screen. */
export const screenApi = createApiClient({
  baseUrl: location.origin,
  token: screenToken,
  language: () => language.value,
});

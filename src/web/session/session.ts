import { computed } from '@preact/signals';
import { z } from 'zod';
import { createClient } from '../../client/create-client.ts';
import { DomainError } from '../../domain/errors.ts';
import { user } from '../../protocol/auth.ts';
import { authEndpoints } from '../../protocol/endpoints/auth.ts';
import { language } from '../language/language.ts';
import { kept } from './kept.ts';
import { takeTurns } from './take-turns.ts';

export type User = z.output<typeof user>;

const session = kept(
  'session',
  z.object({
    accessToken: z.string(),
    refreshToken: z.string(),
    /** By this device's clock, ms. */
    expiresAt: z.number(),
    user,
  }),
);

/** Who is logged in on this device, in all its tabs; undefined for nobody. */
export const currentUser = computed(() => session.value?.user);

/** Logs in with a new password in the place of the one that somebody else chose. @throws DomainError `invalid` for a weak one */
export type ChoosePassword = (password: string) => Promise<void>;

/**
 * @returns what is left to do for who must choose a password first; nobody is logged in before
 * @throws DomainError `unauthenticated` for a wrong name or password, `too_many` after too many of them
 */
export async function logIn(username: string, password: string): Promise<ChoosePassword | undefined> {
  const answer = await authClient().createToken({ body: { username, password } });
  if (!answer.must_change) {
    await begin(answer);
    return undefined;
  }
  return async (chosen) => {
    const body = { current_password: password, password: chosen };
    await begin(await authClient(answer.access_token).changeOwnPassword({ body }));
  };
}

/**
 * Another password for who is logged in; every other device and tab of theirs is logged out.
 * @throws DomainError `invalid` for a wrong present password and for a weak new one, `too_many`
 */
export async function changePassword(current: string, password: string): Promise<void> {
  const body = { current_password: current, password };
  await begin(await authClient(await accessToken()).changeOwnPassword({ body }));
}

async function begin(answer: TokenAnswer): Promise<void> {
  const me = await authClient(answer.access_token).getMe();
  session.value = { ...tokensOf(answer), user: me };
}

/** Forgets the session here, and tells the server so that its tokens are worth nothing any more. */
export async function logOut(): Promise<void> {
  const ended = session.value;
  session.value = undefined;
  if (!ended) return;
  await authClient(ended.accessToken)
    .revokeToken({ body: { refresh_token: ended.refreshToken } })
    // Offline: the tokens are gone from here, and run out by themselves.
    .catch(() => undefined);
}

/**
 * The token of who is logged in, renewed in time. A refresh token works once, so tabs renew by turns and whoever comes
 * second finds the new one.
 * @throws DomainError `unauthenticated` when nobody is logged in, or not any longer
 */
export async function accessToken(): Promise<string> {
  const current = session.value;
  if (!current) throw loggedOut();
  if (isFresh(current)) return current.accessToken;
  return takeTurns('session', async () => {
    const latest = session.value;
    if (!latest) throw loggedOut();
    if (isFresh(latest)) return latest.accessToken;
    return renew(latest);
  });
}

/**
 * What to do about a token that the server refused: another device changed the password, an admin the rights, a backup came back.
 * @returns another token; nobody is logged in any more when there is none
 */
export async function replaceToken(refused: string): Promise<string | undefined> {
  const current = session.value;
  if (current?.accessToken === refused) session.value = { ...current, expiresAt: 0 };
  return accessToken().catch(() => undefined);
}

async function renew(old: NonNullable<typeof session.value>): Promise<string> {
  try {
    const answer = await authClient().refreshToken({ body: { refresh_token: old.refreshToken } });
    session.value = { ...tokensOf(answer), user: old.user };
    return answer.access_token;
  } catch (thrown) {
    if (thrown instanceof DomainError && thrown.code === 'unauthenticated') session.value = undefined;
    throw thrown;
  }
}

const renewBeforeMs = 60_000;

function isFresh({ expiresAt }: { readonly expiresAt: number }): boolean {
  return expiresAt - Date.now() > renewBeforeMs;
}

type TokenAnswer = z.output<typeof authEndpoints.createToken.answer>;

function tokensOf(answer: TokenAnswer) {
  return {
    accessToken: answer.access_token,
    refreshToken: answer.refresh_token,
    expiresAt: Date.now() + answer.expires_in * 1000,
  };
}

function authClient(token?: string) {
  return createClient(authEndpoints, { baseUrl: location.origin, token, language: language.value });
}

function loggedOut(): DomainError {
  return new DomainError('unauthenticated', 'Log in first.');
}

import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { z } from 'zod';
import { DomainError, coerceError } from '../domain/errors.ts';
import { refuseReadableByOthers } from './config/config-file.ts';
import { createDataDir } from './data-dir.ts';

/** Keys of this installation, each at least 32 bytes of text. */
export interface Secrets {
  /** Signs access tokens. */
  readonly auth: string;
  /** Signed them before: what was signed is good until then. @default none */
  readonly retiredAuth?: readonly RetiredKey[];
  /** Signs the simulated payment provider's callbacks. */
  readonly simulatedPayment: string;
  /** Signs the tokens in the tables' QR codes. */
  readonly tableToken: string;
}

export interface RetiredKey {
  readonly secret: string;
  /** ISO 8601, UTC. */
  readonly until: string;
}

export interface SecretOptions {
  /** May hold `RESTAURANTCTL_AUTH_SECRET` and `RESTAURANTCTL_PAYMENTS_SIMULATED_SECRET`. @default process.env */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** The setting `payments.simulated_secret`; empty means none. */
  readonly simulatedPayment?: string;
}

/**
 * The secrets of `secrets.json`, which the first caller creates with mode 0600; several processes may start
 * at once and all get the same. The environment wins over the file.
 * @throws DomainError `config_invalid` for a secret that is short or published and for a file that others may read
 */
export function loadSecrets(dataDir: string, options: SecretOptions = {}): Secrets {
  const { env = process.env, simulatedPayment } = options;
  const { secrets: file } = createDataDir(dataDir);
  const kept = readSecrets(file) ?? createSecrets(file);
  const secrets = {
    ...kept,
    auth: env.RESTAURANTCTL_AUTH_SECRET || kept.auth,
    simulatedPayment:
      env.RESTAURANTCTL_PAYMENTS_SIMULATED_SECRET || simulatedPayment || kept.simulatedPayment,
  };
  refuseWeak('RESTAURANTCTL_AUTH_SECRET', secrets.auth);
  refuseKnown('RESTAURANTCTL_AUTH_SECRET', secrets.auth);
  refuseWeak('payments.simulated_secret', secrets.simulatedPayment);
  return secrets;
}

const secretText = z
  .string()
  .refine((secret) => Buffer.byteLength(secret) >= 32, 'must have at least 32 bytes');
const secretsSchema = z.object({
  auth: secretText,
  retiredAuth: z.array(z.object({ secret: secretText, until: z.iso.datetime() })).optional(),
  simulatedPayment: secretText,
  tableToken: secretText,
});

/** What the file holds, whatever the environment says; undefined when there is none. @throws DomainError `config_invalid` */
export function readSecrets(file: string): Secrets | undefined {
  const text = readIfPresent(file);
  if (text === undefined) return undefined;
  refuseReadableByOthers(file);
  const parsed = secretsSchema.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new DomainError(
    'config_invalid',
    `${file} is damaged: ${issue?.path.join('.')} ${issue?.message}. Restore it from a backup, or remove it to make new secrets (everyone must log in again and tables need new QR codes).`,
    { file },
  );
}

/** Written aside and linked into place, so that nobody reads half a file and only one of several creators wins. */
function createSecrets(file: string): Secrets {
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  const secrets = { auth: newSecret(), simulatedPayment: newSecret(), tableToken: newSecret() };
  writeDurably(draft, `${JSON.stringify(secrets, null, 2)}\n`);
  try {
    linkSync(draft, file);
    return secrets;
  } catch (thrown) {
    const theirs = readSecrets(file);
    if (theirs) return theirs;
    throw coerceError(thrown);
  } finally {
    rmSync(draft, { force: true });
  }
}

/** On disk before it gets its name: a power cut leaves the whole file or none. */
export function writeDurably(file: string, text: string): void {
  const handle = openSync(file, 'wx', 0o600);
  try {
    writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

function refuseWeak(name: string, secret: string): void {
  if (Buffer.byteLength(secret) >= 32) return;
  throw new DomainError(
    'config_invalid',
    `${name} has ${Buffer.byteLength(secret)} bytes; a secret must have at least 32. Make one: openssl rand -base64 32`,
    { key: name },
  );
}

/** Secrets that stand in tutorials and manuals are the first that are tried. */
function refuseKnown(name: string, secret: string): void {
  const isPublished = publishedSecrets.some((known) => secret.toLowerCase().includes(known));
  if (!isPublished && new Set(secret).size >= 8) return;
  throw new DomainError(
    'config_invalid',
    `${name} is an example or easy to guess: anybody could sign tokens. Make one: openssl rand -base64 32`,
    { key: name },
  );
}

const publishedSecrets = [
  'your-256-bit-secret',
  'your-secret-key',
  'your_secret_key',
  'a-string-secret-at-least-256-bits-long',
  '09d25e094faa6ca2556c818166b7a9563b93f7099f6f0f4caa6cf63b88e8d3e7',
  'mysecretkey',
  'my-secret-key',
  'supersecret',
  'super-secret',
  'super_secret',
  'changeme',
  'change-me',
  'change_me',
  'change this',
  'replace-me',
  'replace_me',
  'keyboard cat',
  'secretsecret',
  'passwordpassword',
  '0123456789abcdef0123456789abcdef',
  '12345678901234567890123456789012',
  'abcdefghijklmnopqrstuvwxyz',
];

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function readIfPresent(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (thrown) {
    const error = coerceError(thrown);
    if ('code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

import type { IncomingMessage } from 'node:http';
import { DomainError, coerceError } from '../domain/errors.ts';

const largest = 256 * 1024;
const deepest = 20;

/**
 * The body of a request: JSON, or a form where `form` is set; undefined when there is none.
 * @param bytes the body's bytes where they had to be read before
 * @throws DomainError `unsupported_media`, `too_large` (256 KiB), `bad_request` for anything but a JSON object
 */
export async function readBody(
  request: IncomingMessage,
  { form = false, bytes }: { readonly form?: boolean | undefined; readonly bytes?: Buffer | undefined } = {},
): Promise<unknown> {
  if (!hasBody(request)) return undefined;
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  const isForm = form && type === 'application/x-www-form-urlencoded';
  if (!isForm && type !== 'application/json')
    throw new DomainError('unsupported_media', 'Send the body as application/json.');
  if ((request.headers['content-encoding'] ?? 'identity') !== 'identity')
    throw new DomainError('unsupported_media', 'Send the body without Content-Encoding.');
  const text = decode(bytes ?? (await readBytes(request)));
  if (isForm) return Object.fromEntries(new URLSearchParams(text));
  return parseObject(text);
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

/** The bytes of a body as they came. @throws DomainError `too_large` (256 KiB) */
export function readBytes(request: IncomingMessage): Promise<Buffer> {
  const tooLarge = () =>
    new DomainError('too_large', `A body has at most ${largest} bytes.`, { max_bytes: largest });
  if (Number(request.headers['content-length'] ?? 0) > largest) return Promise.reject(tooLarge());
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= largest) chunks.push(chunk);
      else reject(tooLarge());
    });
    request.on('end', () => resolve(Buffer.concat(chunks)));
    request.on('error', (thrown) =>
      reject(new DomainError('bad_request', 'The request broke off.', {}, { cause: thrown })),
    );
  });
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (thrown) {
    throw new DomainError('bad_request', 'The body is not valid UTF-8.', {}, { cause: thrown });
  }
}

function parseObject(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (thrown) {
    throw new DomainError(
      'bad_request',
      `The body is not valid JSON: ${coerceError(thrown).message}`,
      {},
      {
        cause: thrown,
      },
    );
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new DomainError('bad_request', 'The body must be a JSON object.');
  refuseUnsafe(value, 1);
  return value;
}

/** Keys that could reach a prototype, and nesting no request of ours has. */
function refuseUnsafe(value: object, depth: number): void {
  if (depth > deepest) throw new DomainError('bad_request', `The body is nested deeper than ${deepest}.`);
  for (const [key, inner] of Object.entries(value)) {
    if (key === '__proto__' || key === 'constructor')
      throw new DomainError('bad_request', `The body has a field ${key}.`);
    if (typeof inner === 'object' && inner !== null) refuseUnsafe(inner, depth + 1);
  }
}

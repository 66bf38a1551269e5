import type { IncomingMessage } from 'node:http';
import { DomainError } from '../domain/errors.ts';
import { parseForm, parseJsonObject } from './parse-json.ts';

const largest = 256 * 1024;

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
  return isForm ? parseForm(text) : parseJsonObject(text);
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

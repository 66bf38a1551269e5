import type { IncomingMessage } from 'node:http';
import multer from '@koa/multer';
import type { Context } from 'koa';
import { z } from 'zod';
import { coerceError, DomainError } from '../../domain/errors.ts';

/**
 * The bytes of an uploaded picture: the body itself under an image type, or the field `file` or `image` of a form.
 * @throws DomainError `unsupported_media`, `too_large`, `invalid` for a form without the file, `bad_request` for a broken one
 */
export async function readUpload(context: Context, maxBytes: number): Promise<Buffer> {
  const type = (context.get('content-type').split(';')[0] ?? '').trim().toLowerCase();
  if (type.startsWith('image/')) return readAll(context.req, maxBytes);
  if (type !== 'multipart/form-data')
    throw new DomainError(
      'unsupported_media',
      'Send the picture as image/png, image/jpeg or image/webp, or as the field "file" of multipart/form-data.',
    );
  if (Number(context.get('content-length') || 0) > maxBytes + formOverhead)
    return readAll(context.req, maxBytes);
  return readField(context, maxBytes);
}

const formOverhead = 16 * 1024;

/** What is too much is read and dropped for a while: who hangs up at once is not heard. */
function readAll(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= maxBytes) chunks.push(chunk);
      else chunks.length = 0;
      if (size > 4 * maxBytes) reject(tooLarge(maxBytes));
    });
    request.on('end', () => (size > maxBytes ? reject(tooLarge(maxBytes)) : resolve(Buffer.concat(chunks))));
    request.on('error', (thrown) =>
      reject(new DomainError('bad_request', 'The request broke off.', {}, { cause: thrown })),
    );
  });
}

async function readField(context: Context, maxBytes: number): Promise<Buffer> {
  const limits = { fileSize: maxBytes, files: 1, fields: 10, fieldSize: 1024, parts: 11 };
  try {
    await multer({ limits }).fields(fieldNames.map((name) => ({ name })))(context, async () => {});
  } catch (thrown) {
    const error = coerceError(thrown);
    const code = 'code' in error ? error.code : undefined;
    if (code === 'LIMIT_FILE_SIZE') throw tooLarge(maxBytes);
    throw new DomainError('bad_request', `The form can't be read: ${error.message}`, {}, { cause: error });
  }
  const files = formFiles.safeParse(context.files);
  const file = files.success ? Object.values(files.data).flat()[0] : undefined;
  if (file) return file.buffer;
  throw new DomainError('invalid', 'The form has no file.', {
    errors: [{ path: 'file', message: 'is required' }],
  });
}

const fieldNames = ['file', 'image'] as const;
const formFiles = z.partialRecord(z.enum(fieldNames), z.array(z.object({ buffer: z.instanceof(Buffer) })));

function tooLarge(maxBytes: number): DomainError {
  return new DomainError('too_large', `A picture has at most ${maxBytes} bytes.`, { max_bytes: maxBytes });
}

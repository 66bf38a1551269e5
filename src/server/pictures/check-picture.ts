import { DomainError } from '../../domain/errors.ts';

/**
 * Looks at what the bytes are, whatever the sender calls them.
 * @throws DomainError `unsupported_media` for anything but PNG, JPEG and WebP, `invalid` for a PNG that carries more than a picture
 */
export function checkPicture(bytes: Buffer): void {
  if (startsWith(bytes, pngHead)) return checkPngEnd(bytes);
  const isJpeg = startsWith(bytes, Buffer.from([0xff, 0xd8, 0xff]));
  const isWebp = bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP';
  if (!isJpeg && !isWebp) throw new DomainError('unsupported_media', 'A picture is PNG, JPEG or WebP.');
}

const pngHead = Buffer.from('89504e470d0a1a0a', 'hex');
const pngEnd = Buffer.from('0000000049454e44ae426082', 'hex');

/** What follows a PNG's end is never part of the picture: another file hides there, or the end is missing. */
function checkPngEnd(bytes: Buffer): void {
  if (!bytes.subarray(-pngEnd.length).equals(pngEnd))
    throw new DomainError('invalid', 'The picture is incomplete, or something else follows it.', {
      errors: [{ path: 'file', message: 'is not a complete picture' }],
    });
}

function startsWith(bytes: Buffer, head: Buffer): boolean {
  return bytes.subarray(0, head.length).equals(head);
}

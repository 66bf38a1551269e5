import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** What is kept of an answer with a secret in it, or of a request with one. */
export interface AnswerSeal {
  /** Tells requests apart without telling what is in them: nobody without the key can try passwords on it. */
  hash(request: string): string;
  close(answer: string): string;
  /** @throws Error for what was not closed with this key */
  open(sealed: string): string;
}

const cipher = 'aes-256-gcm';
const [ivBytes, tagBytes] = [12, 16];

/** @param secret of this installation: without it what was sealed is worthless, in a backup as well */
export function sealAnswers(secret: string): AnswerSeal {
  const keyFor = (use: string) => Buffer.from(hkdfSync('sha256', secret, '', `kept answers: ${use}`, 32));
  const [hashKey, answerKey] = [keyFor('hash'), keyFor('answer')];
  return {
    hash: (request) => createHmac('sha256', hashKey).update(request).digest('hex'),
    close: (answer) => {
      const iv = randomBytes(ivBytes);
      const sealing = createCipheriv(cipher, answerKey, iv);
      const text = Buffer.concat([sealing.update(answer, 'utf8'), sealing.final()]);
      return Buffer.concat([iv, sealing.getAuthTag(), text]).toString('base64url');
    },
    open: (sealed) => {
      const bytes = Buffer.from(sealed, 'base64url');
      const opening = createDecipheriv(cipher, answerKey, bytes.subarray(0, ivBytes));
      opening.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
      return Buffer.concat([opening.update(bytes.subarray(ivBytes + tagBytes)), opening.final()]).toString();
    },
  };
}

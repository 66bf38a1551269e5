import { createHmac, randomUUID } from 'node:crypto';
import { type TestApi, testSecrets } from './test-api.ts';

export interface CallbackOptions {
  /** Unix seconds. @default now */
  readonly timestamp?: number | string;
  /** @default another one each time */
  readonly nonce?: string;
  readonly secret?: string;
  /** What is sent instead of what was signed. */
  readonly sent?: string;
  /** Changes the headers after signing. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
}

export interface CallbackReply {
  readonly status: number;
  readonly text: string;
  readonly body: ReturnType<typeof JSON.parse>;
}

/** Reports to the API as the provider does, signing by the words of the contract and not by the code under test. */
export async function payCallback(
  { url }: Pick<TestApi, 'url'>,
  body: object | string,
  options: CallbackOptions = {},
): Promise<CallbackReply> {
  const { timestamp = Math.floor(Date.now() / 1000), nonce = randomUUID() } = options;
  const { secret = testSecrets.simulatedPayment } = options;
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const mac = createHmac('sha256', secret).update(`${timestamp}.${nonce}.${text}`).digest('hex');
  const headers: Record<string, string | undefined> = {
    'content-type': 'application/json',
    'x-pay-timestamp': `${timestamp}`,
    'x-pay-nonce': nonce,
    'x-pay-signature': `v1=${mac}`,
    ...options.headers,
  };
  const response = await fetch(`${url}/api/payment/callback`, {
    method: 'POST',
    headers: Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined),
    body: options.sent ?? text,
  });
  const answer = await response.text();
  return { status: response.status, text: answer, body: JSON.parse(answer) };
}

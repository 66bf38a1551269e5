import { request as requestByHttp } from 'node:http';
import { NoAnswer, reasonOf, type ReceivedAnswer, type Send, type SentRequest } from './send.ts';

/**
 * Carries requests by Node.js' own `http`: commands are short, and the first `fetch` of a process costs more CPU time than
 * Node.js' whole start (measured: 0.4 of 1.2 s of `store list` on a slow machine).
 */
export const sendByHttp: Send = async (url, request) => {
  if (url.protocol === 'http:') return send(requestByHttp, url, request);
  const { request: requestByHttps } = await import('node:https');
  return send(requestByHttps, url, request);
};

async function send(
  begin: typeof requestByHttp,
  url: URL,
  { method, headers, body, timeoutMs }: SentRequest,
): Promise<ReceivedAnswer> {
  const bytes = body instanceof Blob ? new Uint8Array(await body.arrayBuffer()) : body;
  const length = bytes === undefined ? 0 : Buffer.byteLength(bytes);
  const type = body instanceof Blob && body.type !== '' ? { 'content-type': body.type } : {};
  const signal = AbortSignal.timeout(timeoutMs);
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException) =>
      reject(new NoAnswer(signal.aborted ? 'late' : reasonOf(error.code), error));
    begin(url, { method, headers: { ...type, ...headers, 'content-length': length }, signal }, (response) => {
      const parts: Buffer[] = [];
      response
        .on('data', (part: Buffer) => parts.push(part))
        .once('end', () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts) }))
        .once('error', fail);
    })
      .once('error', fail)
      .end(bytes);
  });
}

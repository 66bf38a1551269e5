/** One request as a client of the API makes it, whatever carries it. */
export interface SentRequest {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Blob;
  /** How long the whole answer may take. */
  readonly timeoutMs: number;
}

export interface ReceivedAnswer {
  readonly status: number;
  readonly body: Uint8Array;
}

/** Carries a request. @throws NoAnswer */
export type Send = (url: URL, request: SentRequest) => Promise<ReceivedAnswer>;

/** `nobody` listens; the connection that was made `broke`; the answer is `late`. Only of the first it is known that nothing was done. */
export type NoAnswerReason = 'nobody' | 'broke' | 'late';

export class NoAnswer extends Error {
  readonly reason: NoAnswerReason;

  constructor(reason: NoAnswerReason, cause: unknown) {
    super(`No answer: ${reason}`, { cause });
    this.name = 'NoAnswer';
    this.reason = reason;
  }
}

/** By the code of a system error: a connection that was made and then lost is another matter than one that was never made. */
export function reasonOf(code: unknown): NoAnswerReason {
  return code === 'ECONNRESET' || code === 'EPIPE' || code === 'UND_ERR_SOCKET' ? 'broke' : 'nobody';
}

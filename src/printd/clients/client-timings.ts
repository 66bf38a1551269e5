/** Milliseconds. */
export interface ClientTimings {
  /** Until the first message with a token. */
  readonly auth: number;
  /** Between two pings. */
  readonly ping: number;
  /** A client that is silent for so long is gone. */
  readonly drop: number;
  /** How long a client that owes an answer gets no other paper. */
  readonly owe: number;
}

export const defaultClientTimings: ClientTimings = {
  auth: 5_000,
  ping: 30_000,
  drop: 75_000,
  owe: 60_000,
};

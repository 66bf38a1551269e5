/** A way to a printer: TCP, a device file, a Windows printer, a file. One transport serves one physical printer. */
export interface Transport {
  /**
   * Opens the way; nothing has been sent when this rejects.
   * @throws TransportError when the printer can't be reached, or the signal aborted.
   */
  open(signal?: AbortSignal): Promise<Channel>;
}

/** An open way to a printer. Bytes from the printer are read from the first moment to the last. */
export interface Channel {
  /** Hands over one piece of at most {@link maxChunkBytes}; resolves when the next may follow, or at once when the channel has closed. Never rejects. */
  write(chunk: Uint8Array): Promise<void>;
  /** Sets the one listener for what the printer says; what came before is given to it at once. */
  onData(listener: (bytes: Uint8Array) => void): void;
  /** Sets the one listener for the end of the channel; called once, at once when it has ended already. */
  onClose(listener: (reason: CloseReason) => void): void;
  /** Hands over what was written, says goodbye, goes on reading until the other side has closed or patience ends. Never rejects. */
  end(): Promise<CloseReason>;
  /** Known to bring nothing back, whatever is asked: a device without a way to read, a print queue. */
  readonly isOneWay?: boolean;
  /** Aborts when somebody else waits for this printer: let go between two tickets. */
  readonly wanted?: AbortSignal;
}

/** `ended`: closed in good order, by either side; `lost`: reset or unplugged; `abandoned`: the printer did not close its side in time. */
export interface CloseReason {
  readonly kind: 'ended' | 'lost' | 'abandoned';
  readonly detail: string;
  /** Certain that not one byte has reached the printer since the channel was opened. */
  readonly untouched?: boolean;
}

export const maxChunkBytes = 1024;

/** The printer can't be reached; certain that no byte went out. */
export class TransportError extends Error {
  override readonly name = 'TransportError';
}

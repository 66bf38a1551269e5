/** What the hub needs from a WebSocket server; everything else about it stays behind this. */
export interface Transport {
  readonly name: 'uws' | 'ws';
  /**
   * Begins to accept; resolves with the port (the real one for 0).
   * @throws DomainError `port_taken`
   */
  listen(address: ListenAddress): Promise<number>;
  /** Accepts nothing new; open sockets stay. */
  stopListening(): void;
  /** Cuts whatever is still open. */
  close(): Promise<void>;
}

export interface ListenAddress {
  readonly host: string;
  readonly port: number;
}

export interface TransportOptions {
  readonly handlers: TransportHandlers;
  /** A socket whose messages exceed this is cut without a word, bytes; the hub's own, friendlier limit is lower. */
  readonly hardMessageBytes: number;
  /** The same for what waits to be sent, bytes. */
  readonly hardBufferBytes: number;
  /** A last resort against sockets that vanished without a word, ms; the hub looks after idle ones itself. */
  readonly idleTimeoutMs: number;
}

export interface TransportHandlers {
  /** Decides at once: undefined upgrades the connection, a status refuses it. */
  onUpgrade(request: SocketRequest): number | undefined;
  /** Returns what happens on this socket from now on. */
  onOpen(socket: Socket, request: SocketRequest): SocketHandlers;
  /** A plain GET. */
  onGet(path: string): Promise<HttpAnswer>;
}

export interface SocketHandlers {
  /** A whole message; undefined for a binary one. */
  onMessage(text: string | undefined): void;
  onPong(): void;
  /** What was waiting has been sent. */
  onDrain(): void;
  /** The last call; the socket does nothing any more. */
  onClose(code: number): void;
}

export interface SocketRequest {
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: { readonly origin: string; readonly host: string; readonly authorization: string };
  /** IPv4 where it is one, also inside IPv6. */
  readonly remoteAddress: string;
}

export interface HttpAnswer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

/** An open connection. After its close every call does nothing. */
export interface Socket {
  /** Sends UTF-8 texts in as few writes as it can; `buffered` when the peer doesn't keep up. */
  send(messages: readonly Uint8Array[]): 'ok' | 'buffered';
  /** Bytes that wait for the peer. */
  buffered(): number;
  ping(): void;
  close(code: number, reason: string): void;
}

export interface SplitAddress {
  readonly address: string;
  readonly port: number | undefined;
}

/** `host`, `host:9100`, `[v6]:9100` or a bare `v6` */
export function splitAddress(text: string): SplitAddress {
  const isBareV6 = /^[\da-f]*:[\da-f:]*:[\da-f:.]*$/i.test(text);
  const [, host = text, port] = (isBareV6 ? undefined : /^(.+):([0-9]{1,5})$/.exec(text)) ?? [];
  return {
    address: host.replace(/^\[(.*)\]$/, '$1'),
    port: port === undefined ? undefined : Number(port),
  };
}

import { isIP } from 'node:net';
import { z } from 'zod';
import { parseEntry } from '../printer-addresses.ts';

/** Each message says what is allowed, so that an error can repeat it. */
const text = z.string('a text');
const httpAddress = text.regex(
  /^$|^https?:\/\/[^\s/]+/,
  'empty or an address that begins with http:// or https://',
);
const host = z.string(hostRule()).min(1, hostRule());
const port = wholeNumber(0, 65_535);
const milliseconds = wholeNumber(1, 86_400_000);
const bytes = wholeNumber(1024, 1_073_741_824);

/** The settings under the names they have in `config/default.toml`, where each is explained. */
export const configSchema = z.strictObject({
  data_dir: text,
  language: oneOf(['zh-CN', 'zh-TW', 'en']),
  api: z.strictObject({
    host,
    port,
    public_url: httpAddress,
    allowed_origins: listOf(
      text.regex(
        /^https?:\/\/[^\s/*]+$/,
        'an origin like https://pos.example.com, without a path; "*" would let every page on the web in',
      ),
    ),
    trusted_proxies: listOf(text.refine((address) => isIP(address) > 0, 'an IP address like 127.0.0.1')),
    compat_ports: listOf(wholeNumber(1, 65_535)),
  }),
  hub: z.strictObject({
    host,
    port,
    transport: oneOf(['auto', 'uws', 'ws']),
    max_message_bytes: bytes,
    max_buffer_bytes: bytes,
    max_connections: wholeNumber(1, 1_000_000),
    max_connections_per_address: wholeNumber(1, 1_000_000),
    messages_per_second: wholeNumber(1, 100_000),
    message_burst: wholeNumber(1, 100_000),
    heartbeat_ms: milliseconds,
    auth_timeout_ms: milliseconds,
    idle_timeout_ms: milliseconds,
  }),
  printd: z.strictObject({
    host,
    port,
    lease_ms: milliseconds,
    status_poll_ms: milliseconds,
    held_poll_ms: milliseconds,
    idle_close_ms: milliseconds,
    connect_ms: milliseconds,
    complete_ms: milliseconds,
    allowed_printers: listOf(
      text.refine(
        (entry) => parseEntry(entry) !== undefined,
        'an address like printer.example.com, 203.0.113.7:9100 or 203.0.113.0/24',
      ),
    ),
    allowed_clients: listOf(
      text.refine(
        (entry) => parseEntry(entry)?.port === undefined && isIP(parseEntry(entry)?.host ?? '') !== 0,
        'an IP address or a network like 192.168.1.0/24',
      ),
    ),
    max_clients_per_address: wholeNumber(1, 256),
    fallback_after_ms: milliseconds,
    font: text,
  }),
  orders: z.strictObject({
    unattended_after_ms: milliseconds,
    paper_due_ms: milliseconds,
    paper_alarm_every_ms: milliseconds,
    cancel_unpaid_minutes: wholeNumber(0, 43_200),
  }),
  database: z.strictObject({
    url: text.regex(/^$|^postgres(ql)?:\/\//, 'empty or an address that begins with postgres://'),
  }),
  events: z.strictObject({
    retention_days: wholeNumber(1, 3650),
    retention_count: wholeNumber(1000, 1_000_000_000),
  }),
  backup: z.strictObject({
    daily_at: text.regex(/^$|^([01]\d|2[0-3]):[0-5]\d$/, 'empty or a time of day like 04:30'),
    keep: wholeNumber(1, 3650),
  }),
  log: z.strictObject({
    level: oneOf(['trace', 'debug', 'info', 'warn', 'error', 'silent']),
    max_size_mb: wholeNumber(1, 10_000),
    keep: wholeNumber(1, 1000),
  }),
  supervisor: z.strictObject({
    grace_ms: milliseconds,
    printd_grace_ms: milliseconds,
    ready_timeout_ms: milliseconds,
    backoff_first_ms: milliseconds,
    backoff_max_ms: milliseconds,
    max_crashes: wholeNumber(1, 1000),
    crash_window_ms: milliseconds,
    healthy_after_ms: milliseconds,
    liveness_ms: milliseconds,
  }),
  limits: z.strictObject({
    log_ins_per_minute: wholeNumber(1, 100_000),
    log_ins_per_second: wholeNumber(1, 10_000),
    guest_requests_per_minute: wholeNumber(1, 1_000_000),
    guest_open_orders: wholeNumber(1, 1000),
    table_requests_per_minute: wholeNumber(1, 1_000_000),
    table_open_orders: wholeNumber(1, 10_000),
  }),
  auth: z.strictObject({ access_minutes: wholeNumber(1, 1440), bcrypt_cost: wholeNumber(12, 16) }),
  members: z.strictObject({
    levels: atLeastOne(
      z.strictObject({
        level: wholeNumber(1, 100),
        level_name: text.min(1, 'a name'),
        min_points: wholeNumber(0, 1_000_000_000),
        discount: z
          .number(discountRule())
          .gt(0, discountRule())
          .lte(1, discountRule())
          .multipleOf(0.01, discountRule()),
      }),
    ),
  }),
  payments: z.strictObject({
    provider: oneOf(['simulated', 'none', 'real']),
    simulated_secret: text.refine(
      (secret) => secret === '' || Buffer.byteLength(secret) >= 32,
      'empty or a secret of at least 32 bytes',
    ),
    expire_minutes: wholeNumber(1, 1440),
    call_timeout_ms: milliseconds,
    callback_url: httpAddress,
    wechat: z.strictObject({
      mch_id: text.regex(/^\d*$/, 'empty or the digits of the merchant number'),
      app_id: text,
      serial_no: text,
      private_key: text,
      api_v3_key: text.refine(
        (key) => key === '' || Buffer.byteLength(key) === 32,
        'empty or a key of exactly 32 bytes',
      ),
      platform_key_id: text,
      platform_key: text,
      base_url: httpAddress,
    }),
    alipay: z.strictObject({
      app_id: text,
      private_key: text,
      alipay_public_key: text,
      seller_id: text,
      gateway: httpAddress,
    }),
    stripe: z.strictObject({ secret_key: text, webhook_secret: text, base_url: httpAddress }),
  }),
});

export type Config = z.infer<typeof configSchema>;

/** Settings whose values are never shown. */
export const secretSettings: ReadonlySet<string> = new Set([
  'database.url',
  'payments.simulated_secret',
  'payments.wechat.private_key',
  'payments.wechat.api_v3_key',
  'payments.alipay.private_key',
  'payments.stripe.secret_key',
  'payments.stripe.webhook_secret',
]);

/** The schema of each setting by its dotted key, in the order of the file. */
export const settingSchemas: ReadonlyMap<string, z.ZodType> = flatten(configSchema);

function flatten(schema: z.ZodObject, prefix = ''): Map<string, z.ZodType> {
  const found = new Map<string, z.ZodType>();
  for (const [name, field] of Object.entries(schema.shape)) {
    const inner: [string, z.ZodType][] =
      field instanceof z.ZodObject ? [...flatten(field, `${prefix}${name}.`)] : [[prefix + name, field]];
    for (const [key, setting] of inner) found.set(key, setting);
  }
  return found;
}

function wholeNumber(min: number, max: number) {
  const rule = `a whole number from ${min} to ${max}`;
  return z.int(rule).min(min, rule).max(max, rule);
}

function oneOf<const Choices extends readonly [string, ...string[]]>(choices: Choices) {
  return z.enum(choices, `one of ${choices.join(', ')}`);
}

function listOf<Item extends z.ZodType>(item: Item) {
  return z.array(item, 'a list');
}

function atLeastOne<Item extends z.ZodType>(item: Item) {
  return listOf(item).min(1, 'a list with at least one entry');
}

function discountRule() {
  return 'a share of the price from 0.01 to 1 with at most two decimals';
}

function hostRule() {
  return 'an address to listen on, like 127.0.0.1 or 0.0.0.0';
}

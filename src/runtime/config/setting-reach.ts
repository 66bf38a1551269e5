import type { Config } from './schema.ts';

/** The dotted key of a setting, as in `config/default.toml`. */
export type SettingKey = KeysOf<Config>;

/**
 * How far a changed setting reaches: `live` ones are taken up while everything runs (`restaurantctl reload`), others by the
 * services named here when they are started again, `everything` by a new start alone.
 */
export type SettingReach = 'live' | 'everything' | readonly ('api' | 'hub' | 'printd')[];

/**
 * A live setting must be read where it is used, never kept from the start: `config` changes under its readers' feet. What opens
 * the box to the network, moves money or may not differ between two services is not live.
 */
const reaches: Readonly<Record<SettingKey, SettingReach>> = {
  data_dir: 'everything',
  language: 'live',
  'api.host': ['api', 'hub'],
  'api.port': ['api', 'hub'],
  'api.public_url': ['api', 'hub'],
  'api.allowed_origins': 'live',
  'api.trusted_proxies': 'live',
  'api.compat_ports': ['api', 'hub'],
  'hub.host': ['api', 'hub'],
  'hub.port': ['api', 'hub'],
  'hub.transport': ['hub'],
  'hub.max_message_bytes': ['hub'],
  'hub.max_buffer_bytes': ['hub'],
  'hub.max_connections': 'live',
  'hub.max_connections_per_address': 'live',
  'hub.messages_per_second': 'live',
  'hub.message_burst': 'live',
  'hub.heartbeat_ms': 'live',
  'hub.auth_timeout_ms': 'live',
  'hub.idle_timeout_ms': ['hub'],
  'printd.host': ['api', 'printd'],
  'printd.port': ['api', 'printd'],
  'printd.lease_ms': ['printd'],
  'printd.status_poll_ms': ['printd'],
  'printd.held_poll_ms': ['printd'],
  'printd.idle_close_ms': ['printd'],
  'printd.connect_ms': ['printd'],
  'printd.complete_ms': ['printd'],
  'printd.allowed_printers': ['api', 'printd'],
  'printd.allowed_clients': 'live',
  'printd.max_clients_per_address': 'live',
  'printd.fallback_after_ms': 'live',
  'printd.font': ['api', 'printd'],
  'orders.unattended_after_ms': 'live',
  'orders.paper_due_ms': 'live',
  'orders.paper_alarm_every_ms': 'live',
  'orders.cancel_unpaid_minutes': 'live',
  'database.url': 'everything',
  'events.retention_days': 'live',
  'events.retention_count': 'live',
  'backup.daily_at': 'live',
  'backup.keep': 'live',
  'log.level': 'live',
  'log.max_size_mb': 'live',
  'log.keep': 'live',
  'supervisor.grace_ms': 'live',
  'supervisor.printd_grace_ms': 'live',
  'supervisor.ready_timeout_ms': 'live',
  'supervisor.backoff_first_ms': 'live',
  'supervisor.backoff_max_ms': 'live',
  'supervisor.max_crashes': 'live',
  'supervisor.crash_window_ms': 'live',
  'supervisor.healthy_after_ms': 'live',
  'supervisor.liveness_ms': 'live',
  'auth.access_minutes': 'live',
  'auth.bcrypt_cost': ['api'],
  'limits.log_ins_per_minute': 'live',
  'limits.log_ins_per_second': 'live',
  'limits.guest_requests_per_minute': 'live',
  'limits.guest_open_orders': 'live',
  'limits.table_requests_per_minute': 'live',
  'limits.table_open_orders': 'live',
  'members.levels': 'live',
  'payments.provider': ['api'],
  'payments.simulated_secret': ['api', 'hub', 'printd'],
  'payments.expire_minutes': 'live',
  'payments.call_timeout_ms': ['api'],
  'payments.callback_url': ['api'],
  'payments.wechat.mch_id': ['api'],
  'payments.wechat.app_id': ['api'],
  'payments.wechat.serial_no': ['api'],
  'payments.wechat.private_key': ['api'],
  'payments.wechat.api_v3_key': ['api'],
  'payments.wechat.platform_key_id': ['api'],
  'payments.wechat.platform_key': ['api'],
  'payments.wechat.base_url': ['api'],
  'payments.alipay.app_id': ['api'],
  'payments.alipay.private_key': ['api'],
  'payments.alipay.alipay_public_key': ['api'],
  'payments.alipay.seller_id': ['api'],
  'payments.alipay.gateway': ['api'],
  'payments.stripe.secret_key': ['api'],
  'payments.stripe.webhook_secret': ['api'],
  'payments.stripe.base_url': ['api'],
};

/** @param key of a setting there is */
export function reachOf(key: string): SettingReach {
  return isSettingKey(key) ? reaches[key] : 'everything';
}

function isSettingKey(key: string): key is SettingKey {
  return Object.hasOwn(reaches, key);
}

type KeysOf<Section, Prefix extends string = ''> = {
  [Name in keyof Section & string]: Section[Name] extends readonly unknown[] | string | number
    ? `${Prefix}${Name}`
    : KeysOf<Section[Name], `${Prefix}${Name}.`>;
}[keyof Section & string];

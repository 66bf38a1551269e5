import type { PrinterOnWire } from '../../protocol/print.ts';
import { isExposed } from '../../server/refuse-demo-users.ts';
import type { Checkup } from '../../protocol/checkup.ts';
import type { Config } from '../../runtime/config/schema.ts';
import type { Texts } from '../texts/texts.ts';
import { failure, fine, type Finding, warning } from './finding.ts';

/** Attention that stops the business, as opposed to what somebody should look at soon. */
const urgent = new Set<string>([
  'unconfirmed',
  'unrouted',
  'paperless',
  'unseen',
  'saga',
  'printer',
  'failed',
]);
/** A day and what a late start of the box may add. */
const backupMaxHours = 26;
/** A cook reads ages in minutes; beyond this a screen's own clock misleads. */
const skewMaxMs = 2000;
const walMaxBytes = 256 * 1024 * 1024;

export interface BusinessFacts {
  readonly checkup: Checkup;
  readonly config: Pick<Config, 'api' | 'backup'>;
  readonly printers: readonly Pick<PrinterOnWire, 'id' | 'store_id' | 'stations' | 'is_active'>[];
  readonly now: Date;
}

/** Whether papers, dishes, money and people are as they should be. */
export function checkBusiness(
  { checkup, config, printers, now }: BusinessFacts,
  { doctor }: Texts,
): Finding[] {
  return [
    ...attention(checkup, doctor),
    ...routes(checkup, printers, doctor),
    ...stores(checkup, doctor),
    ...screens(checkup, doctor),
    ...ledgers(checkup, doctor),
    ...users(checkup, config, doctor),
    ...backups(checkup, config, now, doctor),
    ...database(checkup, doctor),
  ];
}

type Say = Texts['doctor'];

function attention({ attention: items }: Checkup, say: Say): Finding[] {
  if (items.length === 0) return [fine('attention', say.nothingWaits)];
  return items.map(({ kind, sentence, action }) =>
    (urgent.has(kind) ? failure : warning)('attention', sentence, action),
  );
}

function routes({ unrouted }: Checkup, printers: BusinessFacts['printers'], say: Say): Finding[] {
  if (unrouted.length === 0) return [fine('routes', say.allRouted)];
  const places = new Set(unrouted.map(({ store_name, station }) => `${store_name} · ${station}`));
  return [...places].map((place) => {
    const dishes = unrouted.filter(({ store_name, station }) => `${store_name} · ${station}` === place);
    const [first] = dishes;
    return failure(
      'routes',
      say.unrouted(place, dishes.length, first?.menu_item_name ?? ''),
      first ? routeFix(first.store_id, unrouted, printers) : '',
    );
  });
}

/** A printer's list of stations is replaced by a new one: what it prints already is in it, and all that nobody prints. */
function routeFix(
  storeId: number,
  unrouted: Checkup['unrouted'],
  printers: BusinessFacts['printers'],
): string {
  const own = printers.filter(({ store_id }) => store_id === storeId);
  const printer = own.find(({ is_active }) => is_active);
  const [resting] = own;
  if (!printer)
    return resting
      ? `restaurantctl printer enable ${resting.id}`
      : `restaurantctl printer add NAME --address ADDRESS --store ${storeId}`;
  const lost = unrouted.filter(({ store_id }) => store_id === storeId).map(({ station }) => station);
  const stations = [...new Set([...printer.stations, ...lost])];
  return `restaurantctl printer edit ${printer.id} --stations "${stations.join(',')}"`;
}

function stores({ stores: open }: Checkup, say: Say): Finding[] {
  if (open.length === 0) return [warning('stores', say.noStore, 'restaurantctl store add NAME')];
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return open.flatMap(({ name, timezone, printers }) => [
    ...(printers === 0
      ? [warning('printers', say.noPrinter(name), 'restaurantctl printer discover --own-network')]
      : []),
    ...(timezone !== own && offsetOf(timezone) !== offsetOf(own)
      ? [warning('clock', say.otherZone(name, timezone, own), `timedatectl set-timezone ${timezone}`)]
      : []),
  ]);
}

function screens({ screens: known }: Checkup, say: Say): Finding[] {
  const wrong = known.filter(({ clock_skew_ms: skew }) => Math.abs(skew) > skewMaxMs);
  if (known.length > 0 && wrong.length === 0) return [fine('screens', say.clocksAgree)];
  return wrong.map(({ name, clock_skew_ms: skew }) =>
    warning('screens', say.clockDiffers(name, Math.round(skew / 1000)), say.setClock),
  );
}

function ledgers({ ledgers: wrong }: Checkup, say: Say): Finding[] {
  if (wrong.length === 0) return [fine('ledgers', say.ledgersAgree)];
  return wrong.map(({ ledger, subject, kept, entries }) =>
    failure('ledgers', say.ledgerDiffers(ledger, subject, kept, entries), 'restaurantctl bundle'),
  );
}

function users({ known_users: known }: Checkup, { api }: BusinessFacts['config'], say: Say): Finding[] {
  if (known.length === 0) return [fine('passwords', say.noKnownPasswords)];
  const where = isExposed({ host: api.host, publicUrl: api.public_url }) ? failure : warning;
  return known.map((name) =>
    where('passwords', say.knownPassword(name), `restaurantctl user passwd ${name}`),
  );
}

function backups({ backup }: Checkup, config: BusinessFacts['config'], now: Date, say: Say): Finding[] {
  if (!backup) return [warning('backup', say.noBackup, 'restaurantctl backup')];
  const hours = Math.floor((now.getTime() - Date.parse(backup.created_at)) / 3_600_000);
  if (hours <= backupMaxHours) return [fine('backup', say.backupAge(backup.name, hours))];
  const fix =
    config.backup.daily_at === '' ? 'restaurantctl config set backup.daily_at 04:30' : 'restaurantctl backup';
  return [warning('backup', say.backupAge(backup.name, hours), fix)];
}

function database({ database: { bytes, wal_bytes } }: Checkup, say: Say): Finding[] {
  const sentence = say.database(megabytes(bytes), megabytes(wal_bytes));
  if (wal_bytes <= walMaxBytes) return [fine('database', sentence)];
  return [warning('database', sentence, 'restaurantctl restart')];
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1);
}

function offsetOf(timeZone: string): string | undefined {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts(
    new Date(),
  );
  return parts.find(({ type }) => type === 'timeZoneName')?.value;
}

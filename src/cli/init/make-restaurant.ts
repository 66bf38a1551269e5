import type { ApiClient } from '../../client/api-client.ts';
import { listAll } from '../../client/list-all.ts';
import type { Cli } from '../cli.ts';
import { randomPassword } from '../random-password.ts';
import type { Plan, PrinterPlan } from './unfinished.ts';

export interface Making {
  readonly plan: Plan;
  /** undefined: one is made and shown. */
  readonly password: string | undefined;
  readonly tell: (what: string) => void;
  /** The admin knows the password from now on. */
  readonly onPasswordKnown: () => void;
}

/** Makes what of the plan is not there yet, so that a set-up that was interrupted anywhere is finished by the next one. */
export async function makeRestaurant(cli: Cli, api: ApiClient, making: Making): Promise<void> {
  const { plan, tell } = making;
  const { init } = cli.texts;
  await makeAdmin(cli, api, making);
  const id = await makeStore(cli, api, plan);
  await makeTables(api, id, plan.tables);
  tell(init.store(plan.store, plan.tables));
  if (plan.printer) tell(init.printer(await makePrinter(cli, api, id, plan.printer)));
}

/** An interrupted set-up may have made the admin without having shown the password: then there is a new one. */
async function makeAdmin(
  cli: Cli,
  api: ApiClient,
  { plan: { admin, isPasswordKnown }, password: given, tell, onPasswordKnown }: Making,
): Promise<void> {
  const { init } = cli.texts;
  const there = (await listAll((query) => api.listUsers({ query }))).find(
    ({ username }) => username === admin,
  );
  if (there && isPasswordKnown) return;
  const password = given ?? randomPassword();
  // One that was made here stands on the screen, maybe in a log.
  const credential = { password, must_change: given === undefined };
  if (there) await api.changeUser({ params: { id: there.id }, body: credential });
  else await api.createUser({ body: { username: admin, role: 'admin', ...credential } });
  tell(init.admin(admin));
  if (given === undefined) cli.say(init.password(admin, password));
  onPasswordKnown();
}

async function makeStore(
  { language }: Cli,
  api: ApiClient,
  { store: name, timezone }: Plan,
): Promise<number> {
  const there = (await listAll((query) => api.listStores({ query }))).find((store) => store.name === name);
  return there?.id ?? (await api.createStore({ body: { name, timezone, language } })).id;
}

async function makeTables(api: ApiClient, id: number, count: number): Promise<void> {
  const there = await listAll((query) => api.listTables({ params: { id }, query }));
  const numbers = new Set(there.map(({ table_number }) => table_number));
  for (let number = 1; number <= count; number++)
    if (!numbers.has(String(number)))
      await api.createTable({ params: { id }, body: { table_number: String(number) } });
}

async function makePrinter(
  { texts: { init } }: Cli,
  api: ApiClient,
  store_id: number,
  { address: ip_address, device: device_path, ...settings }: PrinterPlan,
): Promise<string> {
  const there = await listAll((query) => api.listPrinters({ query: { ...query, store_id } }));
  const [first] = there;
  if (first) return first.name;
  const body = { store_id, name: init.printerName, ip_address, device_path, ...settings };
  return (await api.createPrinter({ body })).name;
}

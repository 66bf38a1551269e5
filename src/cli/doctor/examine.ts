import { existsSync } from 'node:fs';
import { listAll } from '../../client/list-all.ts';
import { dataPaths } from '../../runtime/data-dir.ts';
import type { Cli } from '../cli.ts';
import { withApi } from '../with-api.ts';
import { checkBusiness } from './check-business.ts';
import { checkMachine } from './check-machine.ts';
import { type Finding, warning } from './finding.ts';
import { readMachine } from './read-machine.ts';

/** Looks at machine and business of the data folder; of the machine alone when there is no API or no restaurant. */
export async function examine(cli: Cli): Promise<Finding[]> {
  const { config } = await cli.loadSettings();
  const facts = await readMachine(cli, config);
  const machine = checkMachine(facts, cli.texts);
  if (!existsSync(dataPaths(config.data_dir).database))
    return [
      warning('stores', cli.texts.nothingHere(config.data_dir), 'restaurantctl init'),
      ...machine.filter(({ check }) => check !== 'services'),
    ];
  // An API that is down can't tell how the business stands; that it is down says enough.
  const isApiDown = facts.services !== null && !isReady(facts.services, 'api');
  if (isApiDown) return machine;
  const business = await withApi(cli, 'read', async (api) => ({
    checkup: await api.getCheckup(),
    printers: await listAll((query) => api.listPrinters({ query })),
  }));
  return [...checkBusiness({ ...business, config, now: new Date() }, cli.texts), ...machine];
}

function isReady(
  services: readonly { readonly name: string; readonly state: string }[],
  wanted: string,
): boolean {
  return services.some(({ name, state }) => name === wanted && state === 'ready');
}

import { existsSync } from 'node:fs';
import { dataPaths } from '../../runtime/data-dir.ts';
import type { Cli } from '../cli.ts';
import { withApi } from '../with-api.ts';
import { checkBusiness } from './check-business.ts';
import { checkMachine } from './check-machine.ts';
import type { Finding } from './finding.ts';
import { readMachine } from './read-machine.ts';

/** Looks at machine and business of the data folder; of the machine alone when there is no API or no restaurant. */
export async function examine(cli: Cli): Promise<Finding[]> {
  const { config } = await cli.loadSettings();
  const machine = checkMachine(await readMachine(cli, config), cli.texts);
  const isDown = machine.some(({ check, level }) => check === 'services' && level === 'fail');
  // An API that is down can't tell how the business stands; that it is down says enough.
  if (isDown || !existsSync(dataPaths(config.data_dir).database)) return machine;
  const checkup = await withApi(cli, 'read', (api) => api.getCheckup());
  return [...checkBusiness({ checkup, config, now: new Date() }, cli.texts), ...machine];
}

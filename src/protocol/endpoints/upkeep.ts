import { keyRotation, rotatedKey } from '../auth.ts';
import * as backups from '../backups.ts';
import { checkup } from '../checkup.ts';
import type { Endpoint } from '../endpoint.ts';
import { serviceList } from '../services.ts';
import { settingList } from '../settings.ts';
import { admin, kitchen } from './access.ts';

export const upkeepEndpoints = {
  createBackup: {
    method: 'POST',
    path: '/api/backups',
    summary: 'Back up all data while the restaurant runs; checked before it counts',
    tag: 'upkeep',
    access: admin,
    body: backups.newBackup,
    status: 201,
    answer: backups.backup,
    calls: true,
    idempotent: true,
  },
  rotateAuthKey: {
    method: 'POST',
    path: '/api/auth/keys/rotate',
    summary: 'Sign access tokens with a new key from now on',
    tag: 'upkeep',
    access: admin,
    body: keyRotation,
    bodyOptional: true,
    status: 200,
    answer: rotatedKey,
  },
  getCheckup: {
    method: 'GET',
    path: '/api/checkup',
    summary: 'How the business stands: what needs a person, figures that do not add up, dishes nobody prints',
    tag: 'upkeep',
    access: admin,
    status: 200,
    answer: checkup,
  },
  listServices: {
    method: 'GET',
    path: '/api/services',
    summary: 'Whether the realtime hub, the printer service and the payment providers answer',
    tag: 'upkeep',
    access: kitchen,
    status: 200,
    answer: serviceList,
  },
  listSettings: {
    method: 'GET',
    path: '/api/settings',
    summary: 'The settings the API runs with, but for secrets',
    tag: 'upkeep',
    access: admin,
    status: 200,
    answer: settingList,
  },
  listBackups: {
    method: 'GET',
    path: '/api/backups',
    summary: 'Backups in the data folder, newest first',
    tag: 'upkeep',
    access: admin,
    status: 200,
    answer: backups.backupList,
  },
} as const satisfies Record<string, Endpoint>;

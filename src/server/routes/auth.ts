import { DomainError } from '../../domain/errors.ts';
import { changeOwnPassword } from '../../operations/people/change-own-password.ts';
import { changeUser } from '../../operations/people/change-user.ts';
import { createDevice } from '../../operations/devices/create-device.ts';
import { createUser } from '../../operations/people/create-user.ts';
import { deviceOnWire } from '../../operations/devices/device-on-wire.ts';
import { issueWsTicket } from '../../operations/people/issue-ws-ticket.ts';
import { listDevices } from '../../operations/devices/list-devices.ts';
import { logIn } from '../../operations/people/log-in.ts';
import { openTableSession } from '../../operations/tables/open-table-session.ts';
import { approvePairing, claimPairing, openPairing } from '../../operations/devices/pair-device.ts';
import { refreshSession, revokeSession } from '../../operations/people/refresh-session.ts';
import { removeUser } from '../../operations/people/remove-user.ts';
import { requireStore } from '../../operations/stores/require-store.ts';
import { revokeDevice } from '../../operations/devices/revoke-device.ts';
import { userOnWire } from '../../operations/people/user-on-wire.ts';
import { findUser, listUsers } from '../../storage/users.ts';
import type { Services, TagHandlers } from '../handler.ts';
import { createLimiter } from '../limiter.ts';

/** Accounts, sessions, devices and tickets. */
export function authHandlers(services: Services): TagHandlers<'auth'> {
  const { storage, config, clock } = services;
  const bcryptCost = config.auth.bcrypt_cost;
  const context = {
    ...services,
    bcryptCost,
    get accessMinutes() {
      return config.auth.access_minutes;
    },
    get limits() {
      const { log_ins_per_minute: perAddress, log_ins_per_second: perSecond } = config.limits;
      return { perAddress, perSecond };
    },
  };
  const signUps = createLimiter({ limit: 20, windowMs: 60_000, clock });
  // A whole restaurant may come from one address, its own network's.
  const scans = createLimiter({ limit: 120, windowMs: 60_000, clock });
  // A hall of screens may share an address; each asks every other second.
  const newScreens = createLimiter({ limit: 20, windowMs: 60_000, clock });
  const waitingScreens = createLimiter({ limit: 600, windowMs: 60_000, clock });
  return {
    createToken: ({ body: { username, password }, ip }) =>
      logIn(context, { username, password, address: ip }),
    refreshToken: ({ body }) => refreshSession(context, body.refresh_token),
    revokeToken: async ({ body }) => {
      await revokeSession(context, body.refresh_token);
      return undefined;
    },
    createUser: async ({ body, actor, ip }) => {
      if (actor?.role !== 'admin') signUps.use(ip);
      return userOnWire(await createUser(storage, { request: body, actor, bcryptCost }));
    },
    getMe: async ({ actor }) => {
      const user = actor.userId === null ? undefined : await findUser(storage.read, actor.userId);
      if (!user) throw new DomainError('unauthenticated', 'The user is gone. Log in again.');
      return userOnWire(user);
    },
    changeOwnPassword: ({ body, actor, ip }) =>
      changeOwnPassword(context, {
        actor,
        address: ip,
        current: body.current_password,
        password: body.password,
      }),
    listUsers: async ({ query: { skip, limit }, actor }) => {
      const { users, total } = await listUsers(storage.read, { skip, limit, reach: actor.storeIds });
      return { items: users.map(userOnWire), total, skip, limit };
    },
    changeUser: async ({ params, body, actor }) =>
      userOnWire(await changeUser(storage, { id: params.id, change: body, actor, bcryptCost })),
    removeUser: async ({ params, actor }) => {
      await removeUser(storage, { id: params.id, actor });
      return undefined;
    },
    createTableSession: async ({ body, ip }) => {
      scans.use(ip);
      return openTableSession(services, body.table_token);
    },
    createWsTicket: ({ actor }) => issueWsTicket(storage, actor),
    listDevices: ({ query, actor }) => listDevices(storage, actor, query),
    createDevice: async ({ body, actor }, tx) => {
      const { device, token } = await createDevice(tx, { request: body, actor });
      const store = await requireStore(tx.db, actor, device.storeId);
      return { ...deviceOnWire(device, store), token };
    },
    openPairing: async ({ ip }, tx) => {
      newScreens.use(ip);
      return openPairing(tx);
    },
    approvePairing: async ({ body, actor }) => {
      const { code, store_id: storeId, name } = body;
      await storage.write((tx) => approvePairing(tx, { code, storeId, name, actor }));
      return undefined;
    },
    claimPairing: async ({ body, ip }) => {
      waitingScreens.use(ip);
      const claimed = await storage.write((tx) => claimPairing(tx, body.secret));
      return {
        device: claimed ? { ...deviceOnWire(claimed.device, claimed.store), token: claimed.token } : null,
      };
    },
    revokeDevice: async ({ params, actor }) => {
      await revokeDevice(storage, { id: params.id, actor });
      return undefined;
    },
  };
}

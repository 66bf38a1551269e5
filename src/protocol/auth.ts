import { z } from 'zod';
import { roles } from '../domain/roles.ts';
import { id, requiredText, timestamp } from './values.ts';

/** OAuth2 password form; also accepted as JSON. */
export const tokenRequest = z.strictObject({
  grant_type: z.literal('password').optional(),
  username: z.string().min(1).max(100),
  password: z.string().min(1).max(1000),
  scope: z.string().optional(),
  client_id: z.string().optional(),
  client_secret: z.string().optional(),
});

export const tokenAnswer = z
  .object({
    access_token: z.string(),
    token_type: z.literal('bearer'),
    expires_in: z.int(),
    refresh_token: z.string(),
    must_change: z.literal(true).optional().meta({
      description:
        'Somebody else chose the password: the tokens are good for choosing another one, PUT /orchestration/users/me/password',
    }),
  })
  .meta({ id: 'Token' });

export const refreshRequest = z.strictObject({ refresh_token: z.string().min(1).max(500) });

export const user = z
  .object({
    id,
    username: z.string(),
    email: z.string().nullable(),
    role: z.enum(['customer', 'staff', 'admin']),
    customer_id: id.nullable(),
    store_ids: z.array(id).nullable(),
    must_change: z.boolean(),
    created_at: timestamp,
  })
  .meta({ id: 'User' });

const mustChange = z.boolean().meta({
  description:
    'By an admin: the person may do nothing before choosing a password of their own; without it so for admins, not for others',
});

export const newUser = z
  .strictObject({
    username: requiredText(50),
    password: z.string().min(1).max(1000),
    email: z.email().max(200).optional(),
    role: z.enum(['customer', 'staff', 'admin']).optional(),
    store_ids: z.array(id).max(1000).optional(),
    must_change: mustChange.optional(),
  })
  .meta({ id: 'NewUser' });

export const userChange = z
  .strictObject({
    password: z.string().min(1).max(1000).optional(),
    email: z.email().max(200).nullable().optional(),
    role: z.enum(['customer', 'staff', 'admin']).optional(),
    store_ids: z.array(id).max(1000).nullable().optional(),
    must_change: mustChange.optional(),
  })
  .meta({ id: 'UserChange' });

export const ownPassword = z
  .strictObject({ current_password: z.string().min(1).max(1000), password: z.string().min(1).max(1000) })
  .meta({ id: 'OwnPassword' });

export const newDevice = z.strictObject({
  store_id: id,
  role: z.enum(['kitchen', 'printer']),
  name: requiredText(100),
});

export const device = z
  .object({
    id,
    store_id: id,
    role: z.enum(['kitchen', 'printer']),
    name: z.string(),
    created_at: timestamp,
    last_seen_at: timestamp.nullable(),
  })
  .meta({ id: 'Device' });

/** The token is in this answer and nowhere else, ever. */
export const createdDevice = device.extend({ token: z.string() }).meta({ id: 'CreatedDevice' });

/** What a screen shows (`code`) and keeps to itself (`secret`) while it waits to be paired. */
export const openedPairing = z
  .object({ code: z.string().meta({ examples: ['042137'] }), secret: z.string(), expires_in: z.int() })
  .meta({ id: 'OpenedPairing' });

export const pairingApproval = z
  .strictObject({ code: z.string().regex(/^\d{6}$/, 'six digits'), store_id: id, name: requiredText(100) })
  .meta({ id: 'PairingApproval' });

export const pairingClaim = z.strictObject({ secret: z.string().min(1).max(200) });

/** `device` with its token once somebody has entered the code; null while the screen waits. */
export const claimedPairing = z.object({ device: createdDevice.nullable() }).meta({ id: 'ClaimedPairing' });

export const wsTicket = z.object({ ticket: z.string(), expires_in: z.int() }).meta({ id: 'WsTicket' });

export const keyRotation = z
  .strictObject({
    drop_old: z.boolean().optional().meta({
      description: 'Tokens signed before are worthless at once; else they are good until they expire',
    }),
  })
  .meta({ id: 'KeyRotation' });

export const rotatedKey = z
  .object({
    old_until: timestamp.nullable().meta({ description: 'Until when tokens signed before may be good' }),
  })
  .meta({ id: 'RotatedKey' });

/** Claims of an access token (HS256): who, what for, until when. */
export const accessClaims = z.object({
  sub: z.string(),
  role: z.enum(roles),
  user_id: id.nullable(),
  customer_id: id.nullable(),
  store_ids: z.array(id).nullable(),
  table_id: id.nullable(),
  /** Version of the user's password and rights, or of the table's sessions; an older one is worthless. */
  version: z.int(),
  exp: z.number(),
});
export type AccessClaims = z.output<typeof accessClaims>;

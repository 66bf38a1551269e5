import { z } from 'zod';
import { id } from './values.ts';

export const tableSessionRequest = z.strictObject({ table_token: z.string().min(1).max(500) });

export const tableSession = z
  .object({
    access_token: z.string(),
    token_type: z.literal('bearer'),
    expires_in: z.int(),
    store_id: id,
    table_id: id,
    table_number: z.string(),
    visit: z.int().meta({ description: 'Another one is another party at the table' }),
  })
  .meta({ id: 'TableSession' });

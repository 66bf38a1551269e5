import { z } from 'zod';

/** The settings the API runs with, in the order of config/default.toml. */
export const settingList = z
  .object({
    items: z.array(
      z.object({
        key: z.string().meta({ examples: ['orders.unattended_after_ms'] }),
        value: z.json().meta({ description: 'null for a secret' }),
        is_secret: z.boolean(),
        is_default: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'Settings' });

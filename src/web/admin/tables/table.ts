import type { z } from 'zod';
import type { table } from '../../../protocol/stores.ts';

export type Table = z.output<typeof table>;

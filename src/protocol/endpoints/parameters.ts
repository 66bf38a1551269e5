import * as z from 'zod/mini';
import { idText, paging } from '../small-values.ts';

/** Parameters that many endpoints take. */
export const byId = z.strictObject({ id: idText });
export const byItem = z.strictObject({ id: idText, item_id: idText });
export const ofStore = z.strictObject({ ...paging, store_id: z.optional(idText) });

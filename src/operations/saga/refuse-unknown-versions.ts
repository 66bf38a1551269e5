import { DomainError } from '../../domain/errors.ts';
import { knownSagaVersions } from '../../domain/saga.ts';
import { findUnknownVersion } from '../../storage/sagas.ts';
import type { Storage } from '../../storage/storage.ts';

/** A program must not go on with what was begun under rules it doesn't know. @throws DomainError `newer_schema` */
export async function refuseUnknownVersions({ read }: Pick<Storage, 'read'>): Promise<void> {
  const unknown = await findUnknownVersion(read, knownSagaVersions);
  if (!unknown) return;
  throw new DomainError(
    'newer_schema',
    `Order ${unknown.orderId} is being run by another version of the program (saga ${unknown.version}, this one knows ${knownSagaVersions.join(', ')}). Install that version again and let its open orders end.`,
  );
}

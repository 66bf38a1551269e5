import { constants, open, stat } from 'node:fs/promises';
import { coerceError } from '../domain/errors.ts';
import { TransportError } from './transport.ts';

/** An open device; its calls never block and reject with the system's code: EAGAIN, ENOSPC, ENODEV … */
export interface DeviceFile {
  /** @returns how many bytes came */
  read(into: Uint8Array): Promise<number>;
  /** @returns how many bytes were taken; of none, whether the ones before are out of the system's hands */
  write(bytes: Uint8Array): Promise<number>;
  close(): Promise<void>;
}

/** `write` opens it for writing only. */
export type OpenDeviceFile = (path: string, way: 'both' | 'write') => Promise<DeviceFile>;

/** @throws the system's error, or TransportError where the path is no device */
export const openDeviceFile: OpenDeviceFile = async (path, way) => {
  if (!(await stat(path)).isCharacterDevice())
    throw new TransportError(`${path} is no device; a file is printed to with the connection "file"`);
  const access = way === 'both' ? constants.O_RDWR : constants.O_WRONLY;
  const handle = await open(path, access | constants.O_NONBLOCK | constants.O_NOCTTY);
  return {
    read: async (into) => (await handle.read(into, 0, into.length, null)).bytesRead,
    write: async (bytes) => (await handle.write(bytes, 0, bytes.length, null)).bytesWritten,
    close: () => handle.close(),
  };
};

/** The system's name for what went wrong, e.g. `ENOENT`; empty when it is something else. */
export function systemCodeOf(thrown: unknown): string {
  const error = coerceError(thrown);
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}

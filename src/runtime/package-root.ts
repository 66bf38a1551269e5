import { fileURLToPath } from 'node:url';

/** The folder the package is installed in, with `config/` and `build/`; compiled files lie three folders below it. */
export const packageRoot = fileURLToPath(new URL('../../../', import.meta.url));

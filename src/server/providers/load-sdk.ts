import { DomainError } from '../../domain/errors.ts';

/**
 * Loads a provider's package, which not every installation has.
 * @throws DomainError `config_invalid` with the command that helps
 */
export async function loadSdk<T>(name: string, load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (thrown) {
    throw new DomainError(
      'config_invalid',
      `The package ${name} is needed for this provider and can't be loaded. Install it: npm install ${name}`,
      { package: name },
      { cause: thrown },
    );
  }
}

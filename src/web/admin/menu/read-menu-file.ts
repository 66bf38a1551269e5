import { z } from 'zod';
import en from 'zod/v4/locales/en.js';
import { decodeText } from '../../../client/menu-file/decode-text.ts';
import type { FileTexts } from '../../../client/menu-file/file-faults.ts';
import { type MenuInFile, readMenu } from '../../../client/menu-file/read-menu.ts';
import { DomainError } from '../../../domain/errors.ts';
import { problem } from '../../../protocol/problem.ts';
import { translateProblem } from '../../../sentences/translate-problem.ts';
import { language } from '../../language/language.ts';

// Other parts of the pages never show what zod says by itself and go without.
z.config(en());

/**
 * The menu in a file, CSV or JSON.
 * @throws DomainError `invalid` that names what is wrong by line and column, in the page's language
 */
export async function readMenuFile(file: File, say: FileTexts): Promise<MenuInFile> {
  const text = decodeText(new Uint8Array(await file.arrayBuffer()), language.value);
  const format = file.name.toLowerCase().endsWith('.csv') ? 'csv' : 'json';
  try {
    return readMenu(say, { name: file.name, text, format });
  } catch (thrown) {
    throw thrown instanceof DomainError ? inLanguage(thrown) : thrown;
  }
}

function inLanguage({ code, message, details }: DomainError): DomainError {
  const faults = problem.shape.errors.parse(details['errors']);
  const told = translateProblem({ detail: message, errors: faults }, language.value);
  return new DomainError(code, told.detail, { ...details, errors: told.errors });
}

import test from 'ava';
import type { PrintCause } from '../../src/domain/print-job.ts';
import type { StatusQuestion } from '../../src/driver/commands.ts';
import { applyAnswer, findTrouble, readAutomatic, unknownStatus } from '../../src/driver/status.ts';

type Answers = { readonly [Question in StatusQuestion]?: number };

const questions: readonly StatusQuestion[] = [1, 2, 3, 4];
const readAnswers = (answers: Answers, before = unknownStatus) =>
  questions.reduce((status, question) => {
    const byte = answers[question];
    return byte === undefined ? status : applyAnswer(status, question, byte);
  }, before);

const answersMean = test.macro({
  exec: (t, answers: Answers, cause: PrintCause | null) => t.is(findTrouble(readAnswers(answers)), cause),
  title: (name) => `DLE EOT: ${name ?? ''}`,
});
test('all well', answersMean, { 1: 0x12, 2: 0x12, 3: 0x12, 4: 0x12 }, null);
test('all well with the drawer switch high', answersMean, { 1: 0x16, 2: 0x12, 4: 0x12 }, null);
test('paper near its end', answersMean, { 1: 0x12, 2: 0x12, 4: 0x1e }, null);
test('no paper', answersMean, { 1: 0x1a, 2: 0x32, 4: 0x7e }, 'paper');
test('new paper in, not yet gone on', answersMean, { 1: 0x1a, 2: 0x32, 4: 0x12 }, 'offline');
test('open cover', answersMean, { 1: 0x1a, 2: 0x16, 4: 0x12 }, 'cover');
test('open cover to load paper', answersMean, { 1: 0x1a, 2: 0x36, 4: 0x72 }, 'cover');
test('cutter', answersMean, { 1: 0x1a, 2: 0x52, 3: 0x1a, 4: 0x12 }, 'cutter');
test('hot head', answersMean, { 1: 0x1a, 2: 0x52, 3: 0x52, 4: 0x12 }, 'overheated');
test('broken', answersMean, { 1: 0x1a, 2: 0x52, 3: 0x32, 4: 0x12 }, 'error');
test('an error not yet asked after', answersMean, { 1: 0x1a, 2: 0x52, 4: 0x12 }, 'error');
test('someone holding FEED', answersMean, { 1: 0x5a, 2: 0x1a, 4: 0x12 }, 'offline');

const automaticMeans = test.macro({
  exec: (t, bytes: readonly [number, number, number, number], cause: PrintCause | null) =>
    t.is(findTrouble(readAutomatic(bytes)), cause),
  title: (name) => `automatic status: ${name ?? ''}`,
});
test('all well', automaticMeans, [0x14, 0, 0, 0x0f], null);
test('paper near its end', automaticMeans, [0x10, 0, 0x03, 0x0f], null);
test('no paper', automaticMeans, [0x18, 0, 0x0f, 0x0f], 'paper');
test('open cover', automaticMeans, [0x38, 0, 0, 0x0f], 'cover');
test('cutter', automaticMeans, [0x18, 0x08, 0, 0x0f], 'cutter');
test('hot head', automaticMeans, [0x18, 0x40, 0, 0x0f], 'overheated');
test('broken', automaticMeans, [0x18, 0x20, 0, 0x0f], 'error');

test('an error is over when the printer says so, whatever it was', (t) => {
  const jammed = readAnswers({ 1: 0x1a, 2: 0x52, 3: 0x1a, 4: 0x12 });
  t.is(findTrouble(readAnswers({ 1: 0x12, 2: 0x12, 4: 0x12 }, jammed)), null);
});

test('an error already known by name keeps it when asked again in short', (t) => {
  const jammed = readAnswers({ 1: 0x1a, 2: 0x52, 3: 0x1a, 4: 0x12 });
  t.is(findTrouble(readAnswers({ 1: 0x1a, 2: 0x52, 4: 0x12 }, jammed)), 'cutter');
});

import test from 'ava';
import pc from 'picocolors';
import { describeEvent } from '../../../src/cli/output/describe-event.ts';
import { en } from '../../../src/cli/texts/en.ts';
import { zhCN } from '../../../src/cli/texts/zh-cn.ts';
import { zhTW } from '../../../src/cli/texts/zh-tw.ts';
import { missingPaperOnWire } from '../../helpers/order-on-wire.ts';

const colors = pc.createColors(false);
const unattended = {
  type: 'order_unattended',
  seq: 12,
  order_id: 3,
  order_number: 'ORD3',
  waiting_s: 60,
  timestamp: '2026-01-08T18:01:00.000+08:00',
};
const describe = (texts: typeof en, message: object) =>
  describeEvent({ texts, colors, stdout: process.stdout }, { ...unattended, ...message });

test('an order that nobody looks after is named; missing paper with what to do, in three languages', (t) => {
  t.is(describe(en, {}), '    12  18:01:00  unattended  ORD3');
  const missing = [
    missingPaperOnWire(),
    missingPaperOnWire({ reason: 'missing', station: '饮品', job_id: null, printer: null }),
  ];
  t.is(
    describe(en, { reason: 'missing', missing }),
    '    12  18:01:00  unattended  ORD3  热菜 (job 5) is not printed: look at printer Kitchen  饮品 has no paper: see whether the printing service runs',
  );
  t.regex(describe(zhCN, { missing }), /无人接单 {2}ORD3 {2}热菜（任务 5）没有打印：请查看打印机 Kitchen/);
  t.regex(describe(zhTW, { missing }), /無人接單 {2}ORD3 {2}热菜（工作 5）沒有列印：請查看印表機 Kitchen/);
  const unrouted = [missingPaperOnWire({ reason: 'unrouted', printer: null })];
  t.regex(
    describe(en, { missing: unrouted }),
    /no printer takes 热菜: switch one on, then print job 5 again/,
  );
  const unproven = [missingPaperOnWire({ reason: 'unproven' })];
  t.regex(describe(en, { missing: unproven }), /look whether Kitchen printed it/);
});

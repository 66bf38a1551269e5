import type { SentenceTable } from '../sentence-table.ts';

/** Payments, split bills, refunds, providers and the points of members. */
export const money: SentenceTable = {
  'An amount has at most two decimals.': ['金额最多两位小数。', '金額最多兩位小數。'],
  'An amount lies between 0 and 1,000,000.': [
    '金额须在 0 到 1,000,000 之间。',
    '金額須在 0 到 1,000,000 之間。',
  ],
  'There is no payment {}.': ['没有支付 {1}。', '沒有付款 {1}。'],
  'There is no open payment {}.': ['没有进行中的支付 {1}。', '沒有進行中的付款 {1}。'],
  'There is no such payment.': ['没有这笔支付。', '沒有這筆付款。'],
  'There is no such payment here, or not yet.': ['这里没有或还没有这笔支付。', '這裡沒有或還沒有這筆付款。'],
  'The order is paid.': ['订单已支付。', '訂單已付款。'],
  'The order is refunded.': ['订单已退款。', '訂單已退款。'],
  'The order is being paid ({}). Cancel that payment first.': [
    '订单正在支付（{1:method}），请先取消那笔支付。',
    '訂單正在付款（{1:method}），請先取消那筆付款。',
  ],
  '{} does not take {}.': ['{1:method}不支持 {2}。', '{1:method}不支援 {2}。'],
  '{} is not offered here.': ['这里不提供{1:method}。', '這裡不提供{1:method}。'],
  'The outcome of {} comes from its provider.': [
    '{1:method}的结果由支付渠道告知。',
    '{1:method}的結果由支付管道告知。',
  ],
  'Nothing is owed: the order is paid or cancelled.': [
    '没有待收的钱：订单已支付或已取消。',
    '沒有待收的錢：訂單已付款或已取消。',
  ],
  '{} is due.': ['应收 {1}。', '應收 {1}。'],
  'Nothing is left to pay.': ['没有剩余待付的金额。', '沒有剩餘待付的金額。'],
  'The amount is not that of the payment.': ['金额与这笔支付不符。', '金額與這筆付款不符。'],
  'The amount or the currency is not that of the payment.': [
    '金额或币种与这笔支付不符。',
    '金額或幣別與這筆付款不符。',
  ],
  'The payment is {}, by another transaction.': [
    '这笔支付已由另一笔交易处理，目前是“{1:charge}”。',
    '這筆付款已由另一筆交易處理，目前是「{1:charge}」。',
  ],
  'The payment is {}: the order changed meanwhile.': [
    '订单刚有变动，这笔支付目前是“{1:charge}”。',
    '訂單剛有變動，這筆付款目前是「{1:charge}」。',
  ],
  'The payment was paid by another transaction.': [
    '这笔支付已由另一笔交易付清。',
    '這筆付款已由另一筆交易付清。',
  ],

  '{}: {} of {} portions are in the parts.': [
    '{1}：共 {3} 份，各部分里有 {2} 份。',
    '{1}：共 {3} 份，各部分裡有 {2} 份。',
  ],
  'The bill has no share {}.': ['账单没有份额 {1}。', '帳單沒有份額 {1}。'],
  'Share {} is paid.': ['第 {1} 份已付。', '第 {1} 份已付。'],
  'The bill is split: say which share is paid.': [
    '账单已分单，请指明付哪一份。',
    '帳單已分開結帳，請指明付哪一份。',
  ],
  'The bill is split into {} shares. Undo the split first, or wait until all are paid.': [
    '账单已分成 {1} 份，请先合并，或等全部付清。',
    '帳單已分成 {1} 份，請先合併，或等全部付清。',
  ],
  'The bill is split into {} shares. Undo that first.': [
    '账单已分成 {1} 份，请先合并。',
    '帳單已分成 {1} 份，請先合併。',
  ],
  'The bill of order {} is not split.': ['订单 {1} 没有分单。', '訂單 {1} 沒有分開結帳。'],
  'A share is paid already. Refund it first.': ['已有一份付款，请先退款。', '已有一份付款，請先退款。'],
  'There is less to pay than there are shares.': ['待付金额不够分成这么多份。', '待付金額不夠分成這麼多份。'],
  'A part is paid already: split the rest by shares.': [
    '已付过一部分，余下的请平分。',
    '已付過一部分，其餘的請平分。',
  ],

  'There is no refund {}.': ['没有退款 {1}。', '沒有退款 {1}。'],
  'Refund {} failed, and its money went back another way.': [
    '退款 {1} 失败，钱已用别的方式退回。',
    '退款 {1} 失敗，錢已用別的方式退回。',
  ],
  '{} of payment {} can still be refunded.': ['支付 {2} 还可退 {1}。', '付款 {2} 還可退 {1}。'],
  '{} of {} can still be refunded.': ['{2} 还可退 {1} 份。', '{2} 還可退 {1} 份。'],
  '{} was voided: its money went back with it.': ['{1} 已退菜，钱已一并退回。', '{1} 已退菜，錢已一併退回。'],
  'Payment {} is {}: there is nothing to refund.': [
    '支付 {1} 目前是“{2:charge}”，没有可退的钱。',
    '付款 {1} 目前是「{2:charge}」，沒有可退的錢。',
  ],
  'No provider was asked for a refund {}.': [
    '退款 {1} 没有向支付渠道提交过。',
    '退款 {1} 沒有向支付管道提出過。',
  ],

  'The callback was received before: its nonce is used.': [
    '这个回调已收到过：nonce 已用过。',
    '這個回呼已收到過：nonce 已用過。',
  ],
  'The signature is not within {} s of now.': [
    '签名时间与现在相差超过 {1} 秒。',
    '簽章時間與現在相差超過 {1} 秒。',
  ],
  'The callback is not signed, or not by the provider.': [
    '回调没有签名，或不是支付渠道签的。',
    '回呼沒有簽章，或不是支付管道簽的。',
  ],
  "{} can't be reached or gave no usable answer. Try again, or pay another way.": [
    '{1:provider}连接不上或没有有效应答。请重试，或换一种方式支付。',
    '{1:provider}連線不上或沒有有效回應。請重試，或換一種方式付款。',
  ],
  '{} refuses: {}. Pay another way.': [
    '{1:provider}拒绝：{2}。请换一种方式支付。',
    '{1:provider}拒絕：{2}。請換一種方式付款。',
  ],
  'This is not from {}: the signature is false.': [
    '这不是{1:provider}发来的：签名不对。',
    '這不是{1:provider}送來的：簽章不對。',
  ],
  'This is not from {}: it is for another app or seller.': [
    '这不是{1:provider}发来的：属于另一应用或卖家。',
    '這不是{1:provider}送來的：屬於另一應用程式或賣家。',
  ],
  'This is not from {}: the signature is false, or not made within {} s.': [
    '这不是{1:provider}发来的：签名不对，或不是 {2} 秒内签的。',
    '這不是{1:provider}送來的：簽章不對，或不是 {2} 秒內簽的。',
  ],
  'This is not from {}: it names another key.': [
    '这不是{1:provider}发来的：指明的是另一把密钥。',
    '這不是{1:provider}送來的：指明的是另一把金鑰。',
  ],
  'This is not from {}: it was not signed within {} s.': [
    '这不是{1:provider}发来的：不是 {2} 秒内签的。',
    '這不是{1:provider}送來的：不是 {2} 秒內簽的。',
  ],
  'This is not from {}: it is for another merchant or app.': [
    '这不是{1:provider}发来的：属于另一商户或应用。',
    '這不是{1:provider}送來的：屬於另一商家或應用程式。',
  ],
  'No {} is in use here.': ['这里没有使用 {1}。', '這裡沒有使用 {1}。'],
  'No simulated provider is in use here.': ['这里没有使用模拟支付。', '這裡沒有使用模擬支付。'],
  'The report of WeChat Pay has an unknown form.': ['无法识别微信支付的通知。', '無法識別微信支付的通知。'],
  'The report of Alipay has an unknown form.': ['无法识别支付宝的通知。', '無法識別支付寶的通知。'],
  'The report of Stripe has an unknown form.': ['无法识别 Stripe 的通知。', '無法識別 Stripe 的通知。'],
  'The report can not be decrypted: check payments.wechat.api_v3_key.': [
    '通知无法解密，请检查 payments.wechat.api_v3_key。',
    '通知無法解密，請檢查 payments.wechat.api_v3_key。',
  ],
  'outcome must be approve or fail.': ['outcome 须为 approve 或 fail。', 'outcome 須為 approve 或 fail。'],

  'There is no member {}.': ['没有会员 {1}。', '沒有會員 {1}。'],
  'There is no member with this phone.': ['这个手机号没有会员。', '這個電話沒有會員。'],
  'There is a member with this phone.': ['这个手机号已是会员。', '這個電話已是會員。'],
  'You are a member already, with another phone.': [
    '您已用另一个手机号注册为会员。',
    '您已用另一個電話註冊為會員。',
  ],
  'Only {} points are left.': ['只剩 {1} 积分。', '只剩 {1} 點。'],
};

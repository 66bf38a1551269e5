import type { SentenceTable } from '../sentence-table.ts';

/** Dishes, their choices and their pictures, and the stores that offer them. */
export const menu: SentenceTable = {
  'There is no dish {}.': ['没有菜品 {1}。', '沒有餐點 {1}。'],
  'The menu has no dish {}.': ['菜单上没有菜品 {1}。', '菜單上沒有餐點 {1}。'],
  '{} is sold out.': ['{1} 已售罄。', '{1} 已售完。'],
  '{} is not available now.': ['{1} 暂不供应。', '{1} 暫不供應。'],
  '{} has no option {}.': ['{1} 没有选项 {2}。', '{1} 沒有選項 {2}。'],
  '{} of {}: each choice once.': ['{2} 的 {1}：每项只能选一次。', '{2} 的 {1}：每項只能選一次。'],
  '{} of {}: at most {}.': ['{2} 的 {1}：最多选 {3} 项。', '{2} 的 {1}：最多選 {3} 項。'],
  '{}: choose {} ({}).': ['{1}：请选择 {2}（{3}）。', '{1}：請選擇 {2}（{3}）。'],
  '{} of {} has no choice {}.': ['{2} 的 {1} 没有 {3}。', '{2} 的 {1} 沒有 {3}。'],
  '{} is of one store only: change the dish itself.': [
    '{1} 只属于一家店铺，请直接修改这道菜。',
    '{1} 只屬於一家店家，請直接修改這道餐點。',
  ],
  'The dish is on the menu of every store. Change what your store does differently instead.': [
    '这道菜在所有店铺的菜单上，请只改本店不同的部分。',
    '這道餐點在所有店家的菜單上，請只改本店不同的部分。',
  ],
  'A dish of all stores has a stock in each store.': [
    '所有店铺共有的菜，库存在各店分别设置。',
    '所有店家共有的餐點，庫存在各店分別設定。',
  ],
  '{} × {} is too much for one order.': ['{2} × {1} 超出一张订单的上限。', '{2} × {1} 超出一張訂單的上限。'],

  'There is no picture {}.': ['没有图片 {1}。', '沒有圖片 {1}。'],
  'A picture is PNG, JPEG or WebP.': ['图片须为 PNG、JPEG 或 WebP。', '圖片須為 PNG、JPEG 或 WebP。'],
  'The picture is incomplete, or something else follows it.': [
    '图片不完整，或后面多了别的内容。',
    '圖片不完整，或後面多了別的內容。',
  ],
  'Send the picture as image/png, image/jpeg or image/webp, or as the field "file" of multipart/form-data.': [
    '请以 image/png、image/jpeg 或 image/webp 发送图片，或作为 multipart/form-data 的字段“file”。',
    '請以 image/png、image/jpeg 或 image/webp 傳送圖片，或作為 multipart/form-data 的欄位「file」。',
  ],
  'A picture has at most {} bytes.': ['图片最大 {1} 字节。', '圖片最大 {1} 位元組。'],
  'A picture has at most {} pixels.': ['图片最多 {1} 像素。', '圖片最多 {1} 像素。'],
  'The picture can not be read: it is damaged.': ['图片已损坏，无法读取。', '圖片已損壞，無法讀取。'],
  'Pictures need the package sharp, which is not installed here. Add it with: npm install sharp': [
    '处理图片需要软件包 sharp，这里没有安装。请运行：npm install sharp',
    '處理圖片需要套件 sharp，這裡沒有安裝。請執行：npm install sharp',
  ],

  'There is no store {}.': ['没有店铺 {1}。', '沒有店家 {1}。'],
  'There is no store yet.': ['还没有店铺。', '還沒有店家。'],
  'Only an admin of all stores may open one.': [
    '只有管理全部店铺的管理员可以开新店。',
    '只有管理全部店家的管理員可以開新店。',
  ],
  'You can only give access to your own stores.': [
    '只能授予您自己店铺的权限。',
    '只能授予您自己店家的權限。',
  ],
  'It is the only store. Make another one first.': [
    '这是唯一的店铺，请先新建另一家。',
    '這是唯一的店家，請先新增另一家。',
  ],
  'The store has {} open orders. Complete or cancel them first.': [
    '店里有 {1} 张未完成的订单，请先完成或取消。',
    '店裡有 {1} 張未完成的訂單，請先完成或取消。',
  ],
  'The business day {} has not begun: today is {}.': [
    '营业日 {1} 尚未开始，今天是 {2}。',
    '營業日 {1} 尚未開始，今天是 {2}。',
  ],
  'custom_start is required with period=custom.': [
    'period=custom 时须给出 custom_start。',
    'period=custom 時須給出 custom_start。',
  ],
  'custom_end is required with period=custom.': [
    'period=custom 时须给出 custom_end。',
    'period=custom 時須給出 custom_end。',
  ],
  'custom_end lies before custom_start.': [
    'custom_end 早于 custom_start。',
    'custom_end 早於 custom_start。',
  ],
  'custom_end lies more than {} days after custom_start.': [
    'custom_end 比 custom_start 晚了超过 {1} 天。',
    'custom_end 比 custom_start 晚了超過 {1} 天。',
  ],
  'custom_start is for period=custom only.': [
    '只有 period=custom 时才用 custom_start。',
    '只有 period=custom 時才用 custom_start。',
  ],
  'custom_end is for period=custom only.': [
    '只有 period=custom 时才用 custom_end。',
    '只有 period=custom 時才用 custom_end。',
  ],
};

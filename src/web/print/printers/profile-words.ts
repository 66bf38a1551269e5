import { language } from '../../language/language.ts';

/** What the models of the shipped profiles are called; one that was added later goes by its own name. */
export function nameProfile({ id, name }: { readonly id: string; readonly name: string }): string {
  if (language.value === 'en') return name;
  return names[id]?.[language.value === 'zh-CN' ? 0 : 1] ?? name;
}

const names: Readonly<Record<string, readonly [simplified: string, traditional: string]>> = {
  'epson-58': ['爱普生 58 毫米，带中文字库 (TM-m10)', '愛普生 58 公釐，含中文字型 (TM-m10)'],
  'epson-80-42': ['爱普生 80 毫米 180 点，带中文字库 (TM-T88)', '愛普生 80 公釐 180 點，含中文字型 (TM-T88)'],
  'epson-80-latin': ['爱普生 80 毫米 203 点，无中文字库', '愛普生 80 公釐 203 點，無中文字型'],
  'epson-80': [
    '爱普生 80 毫米 203 点，带中文字库 (TM-T20III、TM-T82III、TM-m30)',
    '愛普生 80 公釐 203 點，含中文字型 (TM-T20III、TM-T82III、TM-m30)',
  ],
  'generic-58': [
    '任意 58 毫米 ESC/POS 打印机，能力靠询问得知',
    '任意 58 公釐 ESC/POS 印表機，能力靠詢問得知',
  ],
  'generic-80': [
    '任意 80 毫米 ESC/POS 打印机，能力靠询问得知',
    '任意 80 公釐 ESC/POS 印表機，能力靠詢問得知',
  ],
  'star-escpos-80': [
    'Star ESC/POS 模式 80 毫米 (TSP650II、mC-Print)',
    'Star ESC/POS 模式 80 公釐 (TSP650II、mC-Print)',
  ],
  'sunmi-80': ['商米厨房/云打印机，局域网，80 毫米', '商米廚房/雲端印表機，區域網路，80 公釐'],
  'virtual-58': ['内置虚拟打印机，58 毫米', '內建虛擬印表機，58 公釐'],
  'virtual-80': ['内置虚拟打印机，80 毫米', '內建虛擬印表機，80 公釐'],
  'write-only-58': ['从不应答的 58 毫米 ESC/POS 打印机', '從不回應的 58 公釐 ESC/POS 印表機'],
  'write-only-80': ['从不应答的 80 毫米 ESC/POS 打印机', '從不回應的 80 公釐 ESC/POS 印表機'],
  'xprinter-58': ['芯烨、资江 POS-5890 及同类，58 毫米，撕纸', '芯燁、資江 POS-5890 及同類，58 公釐，撕紙'],
  'xprinter-80': ['芯烨、佳博、资江及同类，80 毫米', '芯燁、佳博、資江及同類，80 公釐'],
};
